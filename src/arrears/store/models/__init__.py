"""The tables, one subject a file."""

from .api_key import ApiKey
from .assignment import Assignment, BulkAct, BulkLine
from .attempt import Attempt
from .bank import BankLine
from .book import Import, Lender, Placement
from .call_sheet import CallSheet, NextStep
from .case import Case, Note, Stop
from .consent import Consent
from .debt import Adjustment, Debt, Payment, Statement
from .door import RecoveryCode, SecondFactor, Stay
from .figure_note import FigureNote
from .finding import Finding
from .floor import CoachingTask, Escalation, LiftRequest, Pair, Transfer
from .house_day import HouseDay
from .journal import JournalEntry, JournalHead
from .learning import Problem, ReadingMark, TrainerReading
from .legal import LegalStep
from .matter import Matter
from .message import Message, MessageTemplate
from .offer import Offer
from .pack import PackSignOff
from .paper import Paper
from .person import Person, Point
from .plan import MovedCall, PlanAside, PlanRun, Steer, WorkItem
from .promise import Promise
from .proposal import Proposal
from .quality import Sample, SampleScore, WordingMark
from .report_schedule import ReportFile, ReportSchedule
from .review_reading import ReviewReading
from .staff import Staff
from .tally import SummedTally, Tally, TallyCorrection, TallyDay
from .trace import Trace
from .trade import CreditNote, Handover, HandoverLine, Invoice
from .training import (
    CallRemark,
    LibraryCall,
    QuizAnswer,
    TrainerScene,
    TrainingTalk,
)
from .visit import Visit
from .workshop import PortraitAnswer, WorkshopAnswer, WorkshopCase

__all__ = [
    "Adjustment",
    "ApiKey",
    "Assignment",
    "Attempt",
    "BankLine",
    "BulkAct",
    "BulkLine",
    "CallRemark",
    "CallSheet",
    "Case",
    "CoachingTask",
    "Consent",
    "CreditNote",
    "Debt",
    "Escalation",
    "FigureNote",
    "Finding",
    "Handover",
    "HandoverLine",
    "HouseDay",
    "Import",
    "Invoice",
    "JournalEntry",
    "JournalHead",
    "LegalStep",
    "Lender",
    "LibraryCall",
    "LiftRequest",
    "Matter",
    "Message",
    "MessageTemplate",
    "MovedCall",
    "NextStep",
    "Note",
    "Offer",
    "PackSignOff",
    "Pair",
    "Paper",
    "Payment",
    "Person",
    "Placement",
    "PlanAside",
    "PlanRun",
    "Point",
    "PortraitAnswer",
    "Problem",
    "Promise",
    "Proposal",
    "QuizAnswer",
    "ReadingMark",
    "RecoveryCode",
    "ReportFile",
    "ReportSchedule",
    "ReviewReading",
    "Sample",
    "SampleScore",
    "SecondFactor",
    "Staff",
    "Statement",
    "Stay",
    "Steer",
    "Stop",
    "SummedTally",
    "Tally",
    "TallyCorrection",
    "TallyDay",
    "Trace",
    "TrainerReading",
    "TrainerScene",
    "TrainingTalk",
    "Transfer",
    "Visit",
    "WordingMark",
    "WorkItem",
    "WorkshopAnswer",
    "WorkshopCase",
]
