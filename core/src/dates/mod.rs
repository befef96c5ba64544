//! Periods, dated values, recurrence and payable days.
