"""What is done on the line: each verb asks the rule, writes and logs, in one transaction."""
