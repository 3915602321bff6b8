/*
 * Records behind a pipe, for programs that put Xen's own parsers there.
 *
 * Standard input is a row of records; every number in one has 32 bits, in the machine's byte order. Standard
 * output is one line a record: what `answer_records` prints, or `dies` and the wait status. A child answers
 * records until one kills it; another goes on behind that one.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char *cursor, *input_end;

/* What each program does: answers from the cursor to the end of the input, a line a record. */
static void answer_records(FILE *out, FILE *null);
/* Moves the cursor behind one record. */
static void skip_record(void);

static uint32_t number(void) {
  uint32_t value;
  if (input_end - cursor < 4) exit(9);
  memcpy(&value, cursor, 4);
  cursor += 4;
  return value;
}

/* Bytes as hexadecimal behind an `x`; `-` for none at all. */
static void text(FILE *out, const char *value) {
  if (!value) { fputs(" -", out); return; }
  fputs(" x", out);
  for (; *value; value++) fprintf(out, "%02x", (unsigned char)*value);
}

static void child(int lines) {
  FILE *null = fopen("/dev/null", "w");
  FILE *out = fdopen(lines, "w");
  if (!null || !out || !freopen("/dev/null", "w", stderr)) _exit(9);
  answer_records(out, null);
  _exit(0);
}

int main(void) {
  struct rlimit no_core = { 0, 0 };
  setrlimit(RLIMIT_CORE, &no_core);
  size_t used = 0, size = 1 << 20, got;
  char *input = malloc(size);
  while ((got = fread(input + used, 1, size - used, stdin)) > 0) {
    used += got;
    if (used == size) input = realloc(input, size *= 2);
  }
  cursor = input;
  input_end = input + used;
  while (cursor < input_end) {
    int ends[2];
    if (pipe(ends)) return 9;
    fflush(stdout);
    pid_t pid = fork();
    if (pid < 0) return 9;
    if (!pid) { close(ends[0]); child(ends[1]); }
    close(ends[1]);
    FILE *from = fdopen(ends[0], "r");
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, from) > 0) { skip_record(); fputs(line, stdout); }
    free(line);
    fclose(from);
    int status = 0;
    waitpid(pid, &status, 0);
    if (cursor < input_end) { skip_record(); printf("dies %d\n", status); }
  }
  return 0;
}
