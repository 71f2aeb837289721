# Makes the plain // comment at the head of a header its file documentation; lines keep their numbers.
1,/^#pragma once/ s|^//|///|
s|^#pragma once$|/// \\file|
# The house writes no doxygen commands, so a backslash in a comment is a backslash ("\n").
/^ *\/\/\// { /\\file$/! s|\\|\\\\|g }
# The graphs show who uses whom in the house; what a header takes from outside is not drawn.
s|^#include <.*||
