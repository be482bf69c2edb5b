# Writes OUT: `const char SYMBOL[]` with the bytes of IN and a closing NUL. Run by `cmake -P`.
file(READ ${IN} hex HEX)
string(REGEX REPLACE "(................................)" "\\1\n" lines "${hex}") # sixteen bytes to a line
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${lines}")
file(WRITE ${OUT} "/* Made from ${SYMBOL}; do not edit. */\nextern const char ${SYMBOL}[];\nconst char ${SYMBOL}[] = {\n${bytes}0};\n")
