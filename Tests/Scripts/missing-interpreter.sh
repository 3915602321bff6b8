#!/usr/lib/no-such-interpreter -x
exit 0
