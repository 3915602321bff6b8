#!/bin/sh
# Its grandchild becomes an orphan, then it fails.
(sleep 1000 &)
exit 1
