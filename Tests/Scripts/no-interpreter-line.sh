# Has no interpreter line, so that a shell reads it.
echo "read by a shell"
exit 0
