/*
 * Xen's own reader of configuration files behind a pipe.
 *
 * A record is a length and its bytes. A line is `ok` and the settings, or `error`. A setting is
 * ` NAME OPERATOR LINE VALUE`: bytes as hexadecimal behind an `x`, a list as `( VALUE … )`.
 */
#include "records.h"
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

static void value(FILE *out, const struct value *it) {
  if (!it->is_list) { text(out, it->string); return; }
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
    text(out, all[i]->name);
    fprintf(out, " %s %d", all[i]->adds ? "+=" : "=", all[i]->line);
    value(out, all[i]->value);
  }
  free(all);
}

static void skip_record(void) {
  uint32_t length = number();
  cursor += length;
}

static void answer_records(FILE *out, FILE *null) {
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
}
