-- A kept value in place of a parameter: read and cast once for the statement. Variables: number, type.
(SELECT CAST(current_setting('terrier.value_' || :number) AS :type))
