"""The codes of an opinion's life: states, kinds of matter, reasons, ratings. Their words stand in terms.py."""

RECEIVED, QUARANTINED, WITHDRAWN = "received", "quarantined", "withdrawn"
REFERRED, NOT_TAKEN_UP, TAKEN_UP = "referred", "not_taken_up", "taken_up"
ASSIGNED, IN_PROGRESS, SENT_BACK = "assigned", "in_progress", "sent_back"
NEEDS_INFORMATION, REPLY_DRAFTED, REPLIED = "needs_information", "reply_drafted", "replied"
RATED, CLOSED, MERGED = "rated", "closed", "merged"
ENDS = (WITHDRAWN, REFERRED, NOT_TAKEN_UP, MERGED, CLOSED)
WITH_A_UNIT = (ASSIGNED, IN_PROGRESS, NEEDS_INFORMATION)
ANSWERED_BY_A_UNIT = (REPLY_DRAFTED, REPLIED, RATED)
UNANSWERED = (TAKEN_UP, SENT_BACK, *WITH_A_UNIT, REPLY_DRAFTED)

# 意见建议, 咨询求助, 信访事项, 举报控告, 已进入诉讼、仲裁、行政复议, 与本县无关, 无实质内容
SUGGESTION, HELP, PETITION, REPORT = "suggestion", "help", "petition", "report"
PROCEEDINGS, ELSEWHERE, EMPTY = "proceedings", "elsewhere", "empty"
TAKEN = (SUGGESTION, HELP, REPORT)
REFERRED_MATTERS = (PETITION, PROCEEDINGS)
DECLINED = (ELSEWHERE, EMPTY)

PLACES = ("petition_office", "hotline", "court")  # 信访局, 12345, 法院
REASONS = ("elsewhere", "empty", "repeated", "unclear")
SATISFIED, BASICALLY_SATISFIED, DISSATISFIED = "satisfied", "basically_satisfied", "dissatisfied"
RATINGS = (SATISFIED, BASICALLY_SATISFIED, DISSATISFIED)
WEB = "web"
WAYS = (WEB, "letter", "phone", "visit")  # how it came: 网上, 来信, 来电, 来访

READ, TRIAGE, ASSIGN = "public_feedback.read", "public_feedback.triage", "public_feedback.assign"
ANSWER, APPROVE, RECORD = "public_feedback.answer", "public_feedback.approve", "public_feedback.record"
RESTRICTED, PUBLISH = "public_feedback.restricted", "public_feedback.publish"
# 承办单位联络员: what the office assigned to the own unit; and naming the liaisons.
OWN_UNIT, LIAISONS = "public_feedback.own_unit", "public_feedback.liaisons"
