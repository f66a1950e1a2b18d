-- The day's plan said a second time, in plain SQL (DuckDB), to be read and to be measured
-- against. It shares no code with the planner: plan_twin.py gives it the four files and the
-- figures of policy and rules as parameters, and tests hold that both say the same.
--
-- It speaks of one house: the packs cn and house, worth: priority, no trial, seats alike and
-- nobody there in the evening, cases without the marks of promises (made, claimed, kept, missed).
-- Records are disputes, complaints, plans kept, opt-outs from other media than the telephone,
-- and hours (inconvenient, or agreed to), each of a whole person and open; every fact is known.

WITH
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
  FROM cases c LEFT JOIN zones z USING (zone)
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
                                          THEN 'reminded_today' END) AS reason)
  FROM after_the_hour
),

-- 6. Who comes first, and one contact a day for each debtor.
ranked AS (
  SELECT "case", person,
         row_number() OVER (ORDER BY CASE WHEN $cover_new AND never_rung AND days_past_due <= 14 THEN 0 ELSE 1 END,
                                     priority, coalesce(owed_minor, 0) DESC, days_past_due DESC, "case") AS rank
  FROM stood WHERE reason IS NULL
),
first_of_person AS (
  SELECT "case", rank FROM ranked QUALIFY rank = min(rank) OVER (PARTITION BY person)
),

-- 7. The round of each, and the minute where that is fixed.
candidates AS (
  SELECT "case", rank, turns, point, promise_at_minutes, prefers_from_minutes AS likes, asked,
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

-- 8. Seats dealt like cards: all first turns, all second; the morning's overflow in the afternoon.
places AS (
  SELECT seat, turn::INTEGER AS turn, calls_per_round, row_number() OVER (ORDER BY turn, seat) AS position
  FROM seats, range(1, 1441) turns (turn) WHERE turn <= calls_per_round
),
first_hand AS (
  SELECT *, row_number() OVER (PARTITION BY round ORDER BY CASE WHEN round IN ('promised', 'follow_up') THEN slot ELSE 0 END, rank)
            > (SELECT count(*) FROM places) AS over
  FROM timed
),
second_hand AS (
  SELECT * REPLACE (CASE WHEN moves THEN 'afternoon' ELSE round END AS round,
                    CASE WHEN NOT moves THEN slot END AS slot)
  FROM (SELECT *, over AND round = 'morning' AND overflows AS moves FROM first_hand)
),
dealt AS (
  SELECT h."case", h.point, h.turns, h.round, p.seat, p.turn,
         coalesce(slot, CASE WHEN round = 'morning' THEN $morning[1] ELSE $afternoon[1] END
           + CASE WHEN calls_per_round * $minutes_per_call <= length THEN (p.turn - 1) * $minutes_per_call
                  ELSE (p.turn - 1) * length // calls_per_round END) AS slot
  FROM (
    SELECT *, CASE WHEN round = 'morning' THEN $morning[2] - $morning[1] ELSE $afternoon[2] - $afternoon[1] END AS length,
           row_number() OVER (PARTITION BY round ORDER BY CASE WHEN round IN ('promised', 'follow_up') THEN slot ELSE 0 END, rank) AS position
    FROM second_hand
  ) h JOIN places p USING (position)
),
nearest AS (  -- where the day turns: the best number open in the round, at the nearest minute
  SELECT "case", unnest(min({'own': own, 'away': abs(greatest(least(slot, o.ends - 1), o.begins) - slot),
                             'open_point': o.point, 'begins': o.begins,
                             'minute': greatest(least(slot, o.ends - 1), o.begins)}))
  FROM dealt JOIN openings o USING ("case")
  WHERE CASE round WHEN 'morning' THEN morning WHEN 'afternoon' THEN afternoon
                   WHEN 'follow_up' THEN follow_up ELSE promised END
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
            WHEN f."case" IS NULL THEN 'same_person' WHEN c."case" IS NULL THEN 'no_seat_left'
            ELSE 'cn.hours' END AS reason
FROM stood s
LEFT JOIN first_of_person f USING ("case")
LEFT JOIN called c USING ("case")
LEFT JOIN lawful l USING ("case")
ORDER BY s."case"
