-- Make the sheets current, unless another is at it.
SELECT served.refresh()
