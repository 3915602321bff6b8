/*
 * Xen's own reader of configuration files behind a pipe.
 *
 * Standard input: records, each a 32-bit length in the machine's byte order and its bytes.
 * Standard output: one line a record: `ok` and the settings, `error`, or `dies` and the wait status.
 * A setting is ` NAME OPERATOR LINE VALUE`: bytes as hexadecimal behind an `x`, a list as `( VALUE … )`.
 * A child reads records until one kills it; another goes on behind that one.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <libxl.h>
#include <libxlutil.h>

/* How libxlutil 4.17 keeps what it has read; its public functions cannot list settings. */
struct value {
  int is_list;
  union {
    char *string;
    struct { int room, count; struct value **values; } list;
  };
};
struct setting {
  struct setting *next;
  char *name;
  struct value *value;
  int adds;
  int line;
};
struct config {
  struct setting *settings;
};

static char *input, *cursor, *input_end;

static uint32_t number(void) {
  uint32_t value;
  if (input_end - cursor < 4) exit(9);
  memcpy(&value, cursor, 4);
  cursor += 4;
  return value;
}

static void bytes(FILE *out, const char *text) {
  fputs(" x", out);
  for (; *text; text++) fprintf(out, "%02x", (unsigned char)*text);
}

static void value(FILE *out, const struct value *it) {
  if (!it->is_list) { bytes(out, it->string); return; }
  fputs(" (", out);
  for (int i = 0; i < it->list.count; i++) value(out, it->list.values[i]);
  fputs(" )", out);
}

/* The list is kept with the last setting in front. */
static void settings(FILE *out, const struct setting *it) {
  size_t count = 0;
  for (const struct setting *s = it; s; s = s->next) count++;
  const struct setting **all = malloc((count + 1) * sizeof *all);
  for (size_t i = count; i > 0; it = it->next) all[--i] = it;
  for (size_t i = 0; i < count; i++) {
    bytes(out, all[i]->name);
    fprintf(out, " %s %d", all[i]->adds ? "+=" : "=", all[i]->line);
    value(out, all[i]->value);
  }
  free(all);
}

static void child(int lines) {
  FILE *null = fopen("/dev/null", "w");
  FILE *out = fdopen(lines, "w");
  if (!null || !out || !freopen("/dev/null", "w", stderr)) _exit(9);
  while (cursor < input_end) {
    uint32_t length = number();
    XLU_Config *config = xlu_cfg_init(null, "oracle");
    if (xlu_cfg_readdata(config, cursor, length)) fputs("error", out);
    else { fputs("ok", out); settings(out, ((struct config *)config)->settings); }
    fputc('\n', out);
    fflush(out);
    xlu_cfg_destroy(config);
    cursor += length;
  }
  _exit(0);
}

int main(void) {
  struct rlimit no_core = { 0, 0 };
  setrlimit(RLIMIT_CORE, &no_core);
  size_t used = 0, size = 1 << 20, got;
  input = malloc(size);
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
    while (getline(&line, &room, from) > 0) { cursor += number(); fputs(line, stdout); }
    free(line);
    fclose(from);
    int status = 0;
    waitpid(pid, &status, 0);
    if (cursor < input_end) { cursor += number(); printf("dies %d\n", status); }
  }
  return 0;
}
