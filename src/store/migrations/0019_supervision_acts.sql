-- 监督案件的其他经过: withdrawals, decisions, 问责 and the like are facts as all others; these indexes find them
-- among all cases without reading every fact.
CREATE INDEX case_fact_letter ON case_fact (case_number, seq)
  WHERE act IN ('issue', 'issue-direct', 'escalate', 'escalate-direct', 'decide');
CREATE INDEX case_fact_withdrawal ON case_fact (case_number, seq) WHERE act = 'withdraw';
CREATE INDEX case_fact_account ON case_fact (case_number, seq) WHERE act IN ('account', 'account-result');
