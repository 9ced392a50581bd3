"""What reviewers said to the findings of the pre-check; rows are only ever added."""

from __future__ import annotations

from datetime import datetime

from app.domain.finding import Decision, FindingDecision
from app.store.sqlfile import SqlFile


class Findings:
    """Decisions on findings, by case and finding key."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def say(self, case_id: int, said: FindingDecision) -> None:
        """Keep one decision."""
        with self._file.atomic():
            self._file.run(
                "insert into finding_decisions (case_id, finding, decision, reason, by, at) values (?, ?, ?, ?, ?, ?)",
                (case_id, said.finding, said.decision.value, said.reason, said.by, said.at.isoformat()),
            )

    def of_case(self, case_id: int) -> dict[str, tuple[FindingDecision, ...]]:
        """Everything said in a case, by finding key, oldest first."""
        rows = self._file.rows(
            "select finding, decision, reason, by, at from finding_decisions where case_id = ? order by id", (case_id,)
        )
        said: dict[str, tuple[FindingDecision, ...]] = {}
        for finding, decision, reason, by, at in rows:
            one = FindingDecision(finding, Decision(decision), reason, by, datetime.fromisoformat(at))
            said[finding] = (*said.get(finding, ()), one)
        return said
