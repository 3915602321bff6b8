#!/bin/sh
# Writes as fast as it can for as long as it lives.
exec yes "flood"
