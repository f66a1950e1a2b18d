-- The day's plan said a second time, in plain SQL (DuckDB), to be read and to be measured
-- against. It shares no code with the planner: plan_twin.py gives it the four files and the
-- figures of policy and rules as parameters, and tests hold that both say the same.
--
-- It speaks of one house: the packs cn and house, worth: priority, no trial, nobody there in the
-- evening, cases without the marks of promises (made, claimed, kept, missed). Seats may each have
-- hours and breaks of their own (which can be, as the planner checks), and cases may be pinned to
-- one, kept by one, or wait for the second of two; seats are alike besides, in few classes.
-- Records are disputes, complaints, plans kept, opt-outs from other media than the telephone,
-- and hours (inconvenient, or agreed to), each of a whole person and open; every fact is known.

-- Who is called of each round: whoever can be seated together with those before. So many of the
-- first n can be seated as the scarcest seats let (Hall, Rado): the least, over every set of classes
-- of seats, of what those can take and the cases that may go to another class.
CREATE OR REPLACE TEMP MACRO who_fits(hand, sets) AS TABLE (
  SELECT "case", most > lag(most, 1, 0) OVER (PARTITION BY round ORDER BY pos) AS fits
  FROM (
    SELECT "case", round, pos, min(room + others) AS most
    FROM (SELECT "case", h.round, pos, s.room,
                 sum(CASE WHEN may - (may & within) > 0 THEN 1 ELSE 0 END) OVER (PARTITION BY h.round, within ORDER BY pos) AS others
          FROM query_table(hand) h JOIN query_table(sets) s ON s.round = h.round)
    GROUP BY ALL
  )
);

WITH RECURSIVE
told_cases AS (
  SELECT NULL::VARCHAR AS pinned_to, NULL::VARCHAR AS paired_to, NULL::VARCHAR AS kept_by WHERE false
  UNION ALL BY NAME FROM cases
),

-- Each zone's own day, as instants in UTC.
zones AS (
  SELECT zone,
         timezone(zone, $day::DATE::TIMESTAMP) AT TIME ZONE 'UTC' AS begins,
         timezone(zone, ($day::DATE + 1)::TIMESTAMP) AT TIME ZONE 'UTC' AS ends
  FROM (SELECT DISTINCT zone FROM cases)
  WHERE zone IN (SELECT name FROM pg_timezone_names())
),

-- 1. How late each case is, and what it is called for.
overdue AS (
  SELECT c.*, z.begins, z.ends,
         greatest($day::DATE - due_on + $due_day, 0)::INTEGER AS days_past_due,
         coalesce(promise_on = $day::DATE, false) AS promised_today,
         CASE WHEN due_on IS NULL THEN 'no_due_date'
              WHEN $day::DATE - due_on + $due_day <= 0 THEN 'not_overdue'
              WHEN z.zone IS NULL THEN 'unknown_zone' END AS early_reason,
         CASE WHEN lost THEN 6 WHEN first_instalment THEN 1
              WHEN promise_on = $day::DATE THEN 2 WHEN can_pay_part THEN 3
              WHEN owed_minor >= coalesce(map_from_entries($large)[currency], $large_else) THEN 4
              ELSE 5 END AS priority
  FROM told_cases c LEFT JOIN zones z USING (zone)
),

-- 2. What happened: our dials and all talks on the debtor's own day, and the last two weeks.
lately AS (
  SELECT person, point, "at", result IN ('conversation', 'reserved') AS talk,
         result IN ('no_answer', 'busy', 'voicemail', 'dropped', 'not_in_service', 'reserved') AS in_vain,
         result NOT IN ('sent', 'failed') AS dial, initiator = 'collector' AS ours
  FROM attempts
  WHERE channel = 'phone' AND "at" >= $day::DATE - 14 AND "at" <= $day::DATE + 2
),
today AS (
  SELECT l.*, zone FROM lately l, zones WHERE "at" >= begins AND "at" < ends
),
of_person AS (
  SELECT person, zone, count(*) FILTER (talk) AS talks, count(*) FILTER (talk AND ours) AS talks_of_ours,
         count(*) FILTER (dial AND ours) AS dials
  FROM today GROUP BY person, zone
),
of_point AS (
  SELECT point, zone, count(*) FILTER (in_vain AND ours) AS in_vain FROM today GROUP BY point, zone
),
dials AS (
  SELECT person, point, "at", talk AND NOT in_vain AS is_talk
  FROM lately WHERE ours AND dial AND "at" <= $day::DATE + 1
),
last_call AS (
  SELECT person, max("at") FILTER (NOT is_talk) AS in_vain, max("at") FILTER (is_talk) AS talk,
         max("at") AS last
  FROM dials GROUP BY person
),
of_number AS (  -- what each number's own dials of two weeks say of it
  SELECT person, point, count(*) AS dials, count(*) FILTER (is_talk) AS talks FROM dials GROUP BY person, point
),

-- 3. What is on record of a person, and how it turns through the day.
told AS (
  SELECT r.*, zone FROM records r, zones WHERE since < ends
),
flags AS (
  SELECT person, zone, bool_or(kind = 'dispute') AS disputed, bool_or(kind = 'complaint') AS complained,
         bool_or(kind = 'plan') AS planned
  FROM told GROUP BY person, zone
),
hours AS (
  SELECT person, zone, kind, since, from_minutes AS f, until_minutes AS u
  FROM told WHERE kind IN ('inconvenient_time', 'consent')
),
marks AS (  -- the minutes at which the day may turn
  SELECT DISTINCT person, zone, unnest([0, f, u, $morning[1], $morning[2], $afternoon[1], $afternoon[2],
                                        $promised[1], $promised[2] + 1]) AS minute
  FROM hours
),
stretches AS (
  SELECT person, zone, minute AS begins,
         coalesce(lead(minute) OVER (PARTITION BY person, zone ORDER BY minute), 1440) AS ends
  FROM marks
),
holding AS (  -- hours that run past midnight hold before and after it
  SELECT s.person, s.zone, s.begins, s.ends, kind, since
  FROM stretches s JOIN hours h ON h.person = s.person AND h.zone = s.zone
   AND CASE WHEN f < u THEN s.begins >= f AND s.begins < u ELSE s.begins >= f OR s.begins < u END
),
through_the_day AS (
  SELECT s.person, s.zone, s.begins, s.ends,
         bool_or(h.kind = 'consent') IS TRUE AS agreed,
         -- an hour agreed to after it was called inconvenient is one again
         coalesce(max(since) FILTER (h.kind = 'inconvenient_time')
                  >= coalesce(max(since) FILTER (h.kind = 'consent'), '-infinity'::TIMESTAMP), false) AS inconvenient
  FROM stretches s LEFT JOIN holding h USING (person, zone, begins, ends)
  GROUP BY s.person, s.zone, s.begins, s.ends
),
turning AS (
  SELECT person, zone FROM through_the_day GROUP BY person, zone
  HAVING min(agreed) <> max(agreed) OR min(inconvenient) <> max(inconvenient)
),
day_of AS (  -- one stretch for a day that does not turn
  SELECT *, true AS turns FROM through_the_day SEMI JOIN turning USING (person, zone)
  UNION ALL
  SELECT person, zone, 0, 1440, agreed, inconvenient, false
  FROM through_the_day ANTI JOIN turning USING (person, zone) WHERE begins = 0
),

-- 4. Every own number of every case, in each stretch of a round it may go to: which rule
--    stands in the way. The first that denies is named.
numbers AS (
  SELECT c."case", n.point, coalesce(d.turns, false) AS turns, d.begins, d.ends,
         -- rung too often without any answer: last; then the better reached; then by kind
         struct_pack(tired := coalesce(w.talks, 0) = 0 AND coalesce(w.dials, 0) >= $another_after,
                     less := 10000 - (coalesce(w.talks, 0) * 10000 + $weight * CASE n.kind
                         WHEN 'mobile' THEN $mobile WHEN 'home' THEN $home ELSE $work END)
                       // (coalesce(w.dials, 0) + $weight),
                     kind := CASE n.kind WHEN 'mobile' THEN 0 WHEN 'home' THEN 1 ELSE 2 END) AS own,
         CASE
           WHEN coalesce(p.talks_of_ours, 0) >= $calls THEN 'cn.connected_calls'
           WHEN f.disputed THEN 'cn.dispute'
           WHEN (stop = 'plan_kept' OR f.planned) AND NOT promised_today THEN 'cn.plan_kept'
           WHEN coalesce(t.in_vain, 0) >= $dials THEN 'cn.unanswered_dials'
           WHEN f.complained THEN 'house.complaint_freeze'
           WHEN d.inconvenient THEN 'house.named_times'
           WHEN promise_on - $day::DATE > $quiet THEN 'house.promise_pending'
           WHEN promised_today AND NOT reminder_agreed THEN 'house.promise_pending'
           WHEN n.restricted THEN 'house.restricted_point'
           WHEN stop NOT IN ('', 'plan_kept') THEN 'house.stopped'
           WHEN n.kind = 'work' AND NOT coalesce(permitted_until >= $day::DATE, false)
                AND d.agreed IS NOT TRUE THEN 'house.work_number'
         END AS refusal
  FROM overdue c
  JOIN points n USING (person)
  LEFT JOIN of_person p ON p.person = c.person AND p.zone = c.zone
  LEFT JOIN of_point t ON t.point = n.point AND t.zone = c.zone
  LEFT JOIN of_number w ON w.person = n.person AND w.point = n.point
  LEFT JOIN flags f ON f.person = c.person AND f.zone = c.zone
  LEFT JOIN day_of d ON d.person = c.person AND d.zone = c.zone
  WHERE early_reason IS NULL AND n.kind IN ('mobile', 'home', 'work')
    AND (d.turns IS NOT TRUE OR (promised_today AND d.begins >= $promised[1] AND d.begins <= $promised[2])
         OR (d.begins >= $morning[1] AND d.begins < $morning[2])
         OR (d.begins >= $afternoon[1] AND d.begins < $afternoon[2]))
),
best AS (  -- one that may be called before one that may not, the better of its own; then by name
  SELECT "case", unnest(min({'refused': refusal IS NOT NULL,
                             'preference': CASE WHEN refusal IS NULL THEN own
                               ELSE {'tired': false, 'less': 0::BIGINT, 'kind': own.kind} END, 'point': point,
                             'begins': coalesce(begins, 0), 'refusal': refusal, 'turns': turns}))
  FROM numbers GROUP BY "case"
),
openings AS (
  SELECT "case", point, own, begins, ends,
         begins >= $morning[1] AND begins < $morning[2] AS morning,
         begins >= $afternoon[1] AND begins < $afternoon[2] AS afternoon,
         begins >= $promised[1] AND begins <= $promised[2] AS promised,
         begins >= $follow_up[1] AND begins < $follow_up[2] AS follow_up
  FROM numbers WHERE turns AND refusal IS NULL
),
open_rounds AS (
  SELECT "case", bool_or(morning) AS morning, bool_or(afternoon) AS afternoon, bool_or(promised) AS promised,
         bool_or(follow_up) AS follow_up
  FROM openings GROUP BY "case"
),

-- 5. Who was reminded today, and when she is called after the promised hour.
judged AS (
  SELECT c.*, b.point, coalesce(b.turns, false) AS turns, coalesce(p.dials, 0) AS dials,
         coalesce(early_reason, CASE WHEN b.point IS NULL THEN 'no_number' END, b.refusal,
                  CASE WHEN coalesce(p.talks, 0) > 0 AND NOT promised_today THEN 'reached_today' END) AS reason,
         o.morning, o.afternoon, o.promised, o.follow_up, l.last IS NULL AS never_rung,
         -- on the debtor's clock, as it stands today
         CASE WHEN NOT coalesce(l.talk > l.in_vain, false)
              THEN (date_part('hour', l.in_vain) * 60 + date_part('minute', l.in_vain)
                    - date_part('hour', c.begins) * 60 - date_part('minute', c.begins) + 1440) % 1440
         END AS last_minute,
         CASE WHEN l.last >= c.begins AND l.last < c.ends
              THEN (date_part('hour', l.last) * 60 + date_part('minute', l.last)
                    - date_part('hour', c.begins) * 60 - date_part('minute', c.begins) + 1440) % 1440
         END AS dialled
  FROM overdue c
  LEFT JOIN best b USING ("case")
  LEFT JOIN of_person p ON p.person = c.person AND p.zone = c.zone
  LEFT JOIN open_rounds o USING ("case")
  LEFT JOIN last_call l ON l.person = c.person
),
after_the_hour AS (
  SELECT *, promised_today AND dialled IS NOT NULL AS reminded,
         CASE WHEN NOT coalesce(dialled >= promise_at_minutes, false) AND (NOT turns OR coalesce(follow_up, false))
              THEN list_reduce(  -- not at table
                list_prepend({'f': greatest($follow_up[1], promise_at_minutes + $after)::INTEGER, 'u': 0}, $meals),
                lambda slot, meal: {'f': CASE WHEN slot.f >= meal.f AND slot.f < meal.u
                                              THEN meal.u ELSE slot.f END, 'u': 0}).f END AS asked
  FROM judged
),
stood AS (
  SELECT * REPLACE (coalesce(reason, CASE WHEN reminded AND NOT coalesce(asked < $follow_up[2], false)
                                          OR reminded AND promise_at_minutes IS NULL
                                          THEN 'reminded_today'
                                     -- pinned to nobody who is there
                                     WHEN pinned_to <> '' AND EXISTS (FROM seats) AND NOT coalesce(
                                          pinned_to IN (SELECT seat FROM seats) OR paired_to IN (SELECT seat FROM seats), false)
                                          THEN 'no_seat_fits' END) AS reason)
  FROM after_the_hour
),

-- 6. Who comes first, and one contact a day for each debtor.
ranked AS (
  SELECT "case", person,
         row_number() OVER (ORDER BY CASE WHEN pinned_to IS NOT NULL THEN 0 WHEN $cover_new AND never_rung AND days_past_due <= 14 THEN 1 ELSE 2 END,
                                     priority, coalesce(owed_minor, 0) DESC, days_past_due DESC, "case") AS rank
  FROM stood WHERE reason IS NULL
),
first_of_person AS (
  SELECT "case", rank FROM ranked QUALIFY rank = min(rank) OVER (PARTITION BY person)
),

-- 7. The round of each, and the minute where that is fixed.
candidates AS (
  SELECT "case", rank, turns, point, pinned_to, paired_to, kept_by, promise_at_minutes, prefers_from_minutes AS likes, asked,
         -- never the same time twice in a row
         (NOT turns OR coalesce(afternoon, false)) AND NOT coalesce(last_minute >= $afternoon[1], false) AS overflows,
         CASE WHEN reminded THEN 'follow_up'
              WHEN promised_today AND (NOT turns OR coalesce(promised, false)) THEN 'promised'
              WHEN (coalesce(likes >= $afternoon[1] AND likes < $afternoon[2], false) OR dials > 0
                    OR (coalesce(last_minute < $afternoon[1], false)
                        AND NOT coalesce(likes >= $morning[1] AND likes < $morning[2], false)))
                   AND (NOT turns OR coalesce(afternoon, false))
                   OR NOT (NOT turns OR coalesce(morning, false)) THEN 'afternoon'
              ELSE 'morning' END AS round
  FROM first_of_person JOIN stood USING ("case")
),
timed AS (
  SELECT * EXCLUDE (promise_at_minutes, likes, asked),
         CASE WHEN round = 'follow_up' THEN asked
              WHEN round = 'promised' THEN
                list_reduce(
                  list_prepend({'f': greatest($promised[1], least($promised[2],
                                     coalesce(promise_at_minutes - $ahead, $without_hour)))::INTEGER, 'u': 0}, $meals),
                  lambda slot, meal: {'f': CASE WHEN slot.f >= meal.f AND slot.f < meal.u
                                                THEN meal.f - $minutes_per_call ELSE slot.f END, 'u': 0}).f
              WHEN round = 'morning' AND likes >= $morning[1] AND likes < $morning[2] THEN likes
              WHEN round = 'afternoon' AND likes >= $afternoon[1] AND likes < $afternoon[2] THEN likes
         END AS slot
  FROM candidates
),

-- 8. The seats: when each is there, for how many calls of a round, and at which minute each is.
told_seats AS (
  SELECT NULL::VARCHAR AS seat, NULL::INTEGER AS calls_per_round, NULL::INTEGER AS from_minutes,
         NULL::INTEGER AS until_minutes, NULL::VARCHAR AS breaks WHERE false
  UNION ALL BY NAME FROM seats
),
here AS (
  SELECT seat, least(greatest(coalesce(calls_per_round, 0), 0), 1440) AS calls, coalesce(from_minutes, 0) AS f,
         coalesce(until_minutes, 1440) AS u, regexp_extract_all(breaks, '\d\d:\d\d') AS clocks
  FROM told_seats
),
pauses AS (  -- and the end of the day, as one more
  SELECT seat, unnest([clocks[i][1:2]::INTEGER * 60 + clocks[i][4:5]::INTEGER FOR i IN range(1, len(clocks), 2)]) AS f,
         unnest([clocks[i][1:2]::INTEGER * 60 + clocks[i][4:5]::INTEGER FOR i IN range(2, len(clocks) + 1, 2)]) AS u
  FROM here
  UNION ALL SELECT seat, u, NULL FROM here
),
shifts AS (
  SELECT * FROM (SELECT seat, lag(p.u, 1, h.f) OVER (PARTITION BY seat ORDER BY p.f) AS f, p.f AS u
                 FROM pauses p JOIN here h USING (seat))
  WHERE f < u
),
rounds (round, f, u) AS (
  VALUES ('morning', $morning[1], $morning[2]), ('afternoon', $afternoon[1], $afternoon[2]),
         ('promised', $promised[1], $promised[2] + 1), ('follow_up', $follow_up[1], $follow_up[2])
),
in_round AS (  -- the seat's part of the round, stretch after stretch
  SELECT round, seat, f, u - f AS long, sum(u - f) OVER (PARTITION BY round, seat ORDER BY f) - (u - f) AS before
  FROM (SELECT round, seat, greatest(s.f, r.f) AS f, least(s.u, r.u) AS u FROM shifts s, rounds r)
  WHERE f < u
),
rooms AS (  -- as many calls as fit at their ease, or as close as all of a whole round would be
  SELECT round, seat, calls, there,
         CASE WHEN there >= whole THEN calls
              ELSE least(calls, greatest(calls * there // whole, there // $minutes_per_call)) END::INTEGER AS room
  FROM (SELECT round, seat, calls, r.u - r.f AS whole, coalesce(sum(long), 0) AS there
        FROM here CROSS JOIN rounds r LEFT JOIN in_round USING (round, seat) GROUP BY ALL)
),
turns AS (
  SELECT round, seat, turn::INTEGER AS turn,
         CASE WHEN room * $minutes_per_call <= there THEN (turn - 1) * $minutes_per_call
              ELSE (turn - 1) * there // room END AS after
  FROM (SELECT *, unnest(range(1, room + 1)) AS turn FROM rooms)
),
clocks AS (
  SELECT t.round, t.seat, turn, i.f + after - before AS clock
  FROM turns t JOIN in_round i ON i.round = t.round AND i.seat = t.seat AND after >= before AND after < before + long
),

-- 9. Of which kind a case is: whose it is, and at which minute it needs a seat in each round, and so in
--    which piece of the day between the minutes at which seats come, go and rest; in 0 where any does.
cuts AS (
  SELECT list(cut ORDER BY cut) AS cuts
  FROM (SELECT 0 AS cut UNION SELECT f FROM shifts UNION SELECT u FROM shifts)
  WHERE EXISTS (FROM shifts WHERE (f, u) <> (0, 1440))  -- else all are there all day
),
opens AS (
  SELECT "case", [min(o.begins) FILTER (o.morning), min(o.begins) FILTER (o.afternoon),
                  min(o.begins) FILTER (o.promised), min(o.begins) FILTER (o.follow_up)] AS firsts,
         coalesce(bool_or(slot >= o.begins AND slot < o.ends), false) AS at_slot
  FROM timed JOIN openings o USING ("case") GROUP BY "case"
),
needs AS (
  SELECT t.*, list_transform($rounds, lambda name, i: CASE
           WHEN t.round = name AND slot IS NOT NULL AND (NOT t.turns OR at_slot) THEN slot
           WHEN t.turns THEN firsts[i] END) AS minutes
  FROM timed t LEFT JOIN opens USING ("case")
),
asked AS (
  SELECT *, dense_rank() OVER (ORDER BY pin, second, keeper, pieces) AS kind
  FROM (SELECT n.*, list_transform(minutes, lambda pos: len(list_filter(cuts, lambda cut: cut <= pos))) AS pieces,
               coalesce(pinned_to, '') AS pin, coalesce(two.seat, '') AS second, coalesce(two.seat, own.seat, '') AS keeper
        FROM needs n CROSS JOIN cuts LEFT JOIN here two ON two.seat = paired_to LEFT JOIN here own ON own.seat = kept_by)
),
kinds AS (
  SELECT kind, pin, second, keeper, $rounds[i] AS round, coalesce(pieces[i], 0) AS piece
  FROM (SELECT DISTINCT kind, pin, second, keeper, pieces FROM asked), range(1, 5) r (i)
),
able AS (  -- which seats may have a kind
  SELECT k.round, kind, seat, room
  FROM kinds k JOIN rooms r USING (round), cuts
  WHERE (pin IN ('', seat) OR second = seat)
    AND (piece = 0 OR EXISTS (FROM shifts s WHERE s.seat = r.seat AND s.f <= cuts[piece] AND cuts[piece] < s.u))
),
classes AS (  -- seats that may have the same kinds
  SELECT round, row_number() OVER (PARTITION BY round ORDER BY len(fits), min(seat)) AS class, fits,
         list(seat) AS seats, sum(room)::BIGINT AS room
  FROM (SELECT round, seat, room, coalesce(list(kind ORDER BY kind) FILTER (kind IS NOT NULL), []) AS fits
        FROM rooms LEFT JOIN able USING (round, seat, room) GROUP BY ALL)
  GROUP BY round, fits
),
ways AS (
  SELECT k.round, kind, keeper, coalesce(list(class ORDER BY class) FILTER (class IS NOT NULL), []) AS allowed,
         coalesce(sum(1 << (class - 1)), 0)::BIGINT AS may,
         any_value(class) FILTER (list_contains(seats, keeper)) AS class_of_keeper
  FROM kinds k LEFT JOIN classes c ON c.round = k.round AND list_contains(c.fits, kind) GROUP BY ALL
),

-- 10. Who is called; what the morning cannot hold comes in the afternoon.
sets AS (  -- of classes, each by its bit, and how many calls they can take
  SELECT round, within, coalesce(sum(room) FILTER ((within >> (class - 1)) & 1 = 1), 0) AS room
  FROM (SELECT round, unnest(range((1 << count(*))::BIGINT)) AS within FROM classes GROUP BY round) JOIN classes USING (round)
  GROUP BY round, within
),
first_hand AS (
  SELECT a.*, may, row_number() OVER (PARTITION BY round ORDER BY CASE WHEN round IN ('promised', 'follow_up') THEN slot ELSE 0 END, rank) AS pos
  FROM asked a JOIN ways USING (kind, round)
),
mornings AS (FROM first_hand WHERE round = 'morning'),
first_called AS (FROM who_fits('mornings', 'sets')),
second_hand AS (
  SELECT h.* REPLACE (h.round AS round, CASE WHEN NOT moves THEN slot END AS slot, w.may AS may,
                      row_number() OVER (PARTITION BY h.round ORDER BY CASE WHEN h.round IN ('promised', 'follow_up') THEN slot ELSE 0 END, rank) AS pos)
  FROM (SELECT * REPLACE (CASE WHEN moves THEN 'afternoon' ELSE round END AS round)
        FROM (SELECT h.*, round = 'morning' AND overflows AND NOT coalesce(fits, true) AS moves
              FROM first_hand h LEFT JOIN first_called USING ("case"))) h
  JOIN ways w USING (kind, round)
),
called_hand AS (
  SELECT h.*, class_of_keeper, CASE WHEN class_of_keeper IS NOT NULL THEN row_number() OVER (PARTITION BY round, h.keeper, class_of_keeper IS NULL ORDER BY pos) END AS of_keeper
  FROM second_hand h JOIN who_fits('second_hand', 'sets') USING ("case") JOIN ways USING (round, kind) WHERE fits
),
own AS (  -- what keepers have room for
  SELECT "case", round, kind, class_of_keeper AS class, row_number() OVER (PARTITION BY round, kind ORDER BY pos) AS nth
  FROM called_hand h JOIN rooms r USING (round) WHERE r.seat = h.keeper AND of_keeper <= r.room
),

-- 11. How many of each kind go to which class: first to their keepers', then one kind after the other
--     to the nearest class with room, where others may have to move on.
wished AS (SELECT round, kind, class, count(*) AS n FROM own GROUP BY ALL),
tables AS (
  SELECT round, allowed, counts, classes, rooms, shares
  FROM (SELECT round, count(*) AS classes, list(room - taken ORDER BY class) AS rooms
        FROM (SELECT c.round, c.class, c.room, coalesce(sum(n), 0)::BIGINT AS taken
              FROM classes c LEFT JOIN wished USING (round, class) GROUP BY ALL) GROUP BY round)
  JOIN (SELECT round, list(allowed ORDER BY kind) AS allowed FROM ways GROUP BY round) USING (round)
  JOIN (SELECT round, list(n ORDER BY kind) AS counts
        FROM (SELECT round, kind, count("case") - count(class) AS n
              FROM ways LEFT JOIN called_hand USING (round, kind) LEFT JOIN own USING ("case", round, kind) GROUP BY ALL)
        GROUP BY round) USING (round)
  JOIN (SELECT round, list(coalesce(n, 0) ORDER BY kind, class) AS shares
        FROM ways JOIN classes USING (round) LEFT JOIN wished USING (round, kind, class) GROUP BY round) USING (round)
),
flow AS (  -- one step at a time: `paths` to be looked at are kind, class, kind, class …, `seen` the classes met
  SELECT round, 1::BIGINT AS kind, counts[1] AS left_over, rooms AS free, [[1::BIGINT]] AS paths, []::BIGINT[] AS seen, shares
  FROM tables
  UNION ALL
  SELECT round,
         CASE WHEN stuck THEN kind + 1 ELSE kind END,
         CASE WHEN stuck THEN counts[kind + 1] ELSE left_over - amount END,
         list_transform(free, lambda n, class: n - CASE WHEN class = hit THEN amount ELSE 0 END),
         CASE WHEN stuck THEN [[kind + 1]] WHEN hit IS NOT NULL THEN [[kind]]
              ELSE paths[2:] || flatten(list_transform(fresh, lambda class: list_transform(
                     list_filter(range(1, len(counts) + 1), lambda other: shares[(other - 1) * classes + class] > 0),
                     lambda other: paths[1] || [class, other]))) END,
         CASE WHEN stuck OR hit IS NOT NULL THEN [] ELSE seen || fresh END,
         list_transform(shares, lambda n, pos: n + amount * (
           len(list_filter(range(1, len(way), 2), lambda i: (way[i] - 1) * classes + way[i + 1] = pos))
           - len(list_filter(range(3, len(way), 2), lambda i: (way[i] - 1) * classes + way[i - 1] = pos))))
  FROM (
    SELECT *, CASE WHEN hit IS NULL THEN 0 ELSE list_min([left_over, free[hit]] || list_transform(
                range(3, len(way), 2), lambda i: shares[(way[i] - 1) * classes + way[i - 1]])) END AS amount
    FROM (
      SELECT *, CASE WHEN hit IS NULL THEN [] ELSE paths[1] || [hit] END AS way
      FROM (SELECT *, CASE WHEN NOT stuck THEN list_filter(fresh, lambda class: free[class] > 0)[1] END AS hit
            FROM (SELECT f.*, allowed, counts, classes, left_over = 0 OR len(paths) = 0 AS stuck,
                         list_filter(allowed[paths[1][-1]], lambda class: NOT list_contains(seen, class)) AS fresh
                  FROM flow f JOIN tables t USING (round) WHERE kind <= len(counts))))
  )
),
shared AS (
  SELECT round, (pos - 1) // classes + 1 AS kind, (pos - 1) % classes + 1 AS class, shares[pos] AS n
  FROM (SELECT f.round, f.shares, classes, unnest(range(1, len(f.shares) + 1)) AS pos
        FROM flow f JOIN tables t USING (round) WHERE kind > len(counts))
  WHERE shares[pos] > 0
),

-- 12. Keepers have their own; the rest of each kind is spread evenly over its classes, and in a class all
--     first turns are dealt, all second.
kept AS (SELECT "case", round, kind, class FROM own JOIN shared USING (round, kind, class) WHERE nth <= n),
spread AS (
  SELECT round, kind, class, row_number() OVER (PARTITION BY round, kind ORDER BY (2 * i + 1) * whole // n, class) AS nth
  FROM (SELECT *, sum(n) OVER (PARTITION BY round, kind) AS whole, unnest(range(n)) AS i
        FROM (SELECT s.round, s.kind, s.class, n - count(k."case") AS n
              FROM shared s LEFT JOIN kept k USING (round, kind, class) GROUP BY s.round, s.kind, s.class, n))
),
rest AS (
  SELECT "case", round, class, row_number() OVER (PARTITION BY round, class ORDER BY pos) AS position
  FROM (SELECT *, row_number() OVER (PARTITION BY round, kind ORDER BY pos) AS nth FROM called_hand ANTI JOIN kept USING ("case"))
  JOIN spread USING (round, kind, nth)
),
places AS (
  SELECT round, class, seat, row_number() OVER (PARTITION BY round, class ORDER BY turn, seat) AS position
  FROM (SELECT round, class, seat, unnest(range(taken + 1, room + 1)) AS turn
        FROM (SELECT c.round, c.class, c.seat, r.room, count(k."case") AS taken
              FROM (SELECT round, class, unnest(seats) AS seat FROM classes) c JOIN rooms r USING (round, seat)
              LEFT JOIN (SELECT "case", round, keeper AS seat FROM kept JOIN called_hand USING ("case", round)) k USING (round, seat)
              GROUP BY ALL))
),
seated AS (
  SELECT "case", seat FROM rest JOIN places USING (round, class, position)
  UNION ALL SELECT "case", keeper FROM kept JOIN called_hand USING ("case")
),
dealt AS (
  SELECT "case", point, turns, round, seat, turn, coalesce(slot, clock)::INTEGER AS slot
  FROM (SELECT *, row_number() OVER (PARTITION BY round, seat ORDER BY pos) AS turn FROM called_hand JOIN seated USING ("case"))
  JOIN clocks USING (round, seat, turn)
),
at_the_seat AS (
  SELECT d."case", slot, round, o.point AS open_point, own, greatest(o.begins, s.f) AS begins, least(o.ends, s.u) AS ends
  FROM dealt d JOIN openings o USING ("case") JOIN shifts s USING (seat)
  WHERE greatest(o.begins, s.f) < least(o.ends, s.u)
),
nearest AS (  -- where the day turns: the best number open in the round, at the nearest minute
  SELECT "case", unnest(min({'own': own, 'away': abs(greatest(least(slot, ends - 1), begins) - slot),
                             'open_point': open_point, 'begins': begins,
                             'minute': greatest(least(slot, ends - 1), begins)}))
  FROM at_the_seat JOIN rounds USING (round) WHERE begins >= f AND begins < u
  GROUP BY "case"
),
called AS (
  SELECT "case", coalesce(open_point, point) AS point, round, coalesce(minute, slot)::INTEGER AS slot_minutes, seat,
         row_number() OVER (PARTITION BY round, seat ORDER BY coalesce(minute, slot), turn)::INTEGER AS place
  FROM dealt LEFT JOIN nearest USING ("case")
),
lawful AS (
  SELECT * FROM called WHERE slot_minutes >= $opening AND slot_minutes < $closing
)
SELECT s."case", s.person,
       CASE WHEN coalesce(days_past_due, 0) < $ladder[1] THEN 'not_overdue' WHEN days_past_due < $ladder[2] THEN 'early'
            WHEN days_past_due < $ladder[3] THEN 'middle' WHEN days_past_due < $ladder[4] THEN 'late'
            ELSE 'handed_over' END AS stage,
       days_past_due, priority, owed_minor, currency,
       l.point, l.round, l.slot_minutes, l.seat, l.place,
       CASE WHEN reason IS NOT NULL THEN reason WHEN l."case" IS NOT NULL THEN NULL
            WHEN f."case" IS NULL THEN 'same_person'
            WHEN c."case" IS NULL THEN 'no_seat_left'
            ELSE 'cn.hours' END AS reason
FROM stood s
LEFT JOIN first_of_person f USING ("case")
LEFT JOIN called c USING ("case")
LEFT JOIN lawful l USING ("case")
ORDER BY s."case"
