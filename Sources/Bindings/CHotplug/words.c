#define _GNU_SOURCE
#include "CHotplug.h"

#include <signal.h>
#include <stddef.h>
#include <string.h>

/* strerrordesc_np and sigabbrev_np say the same, but need glibc 2.32. */

const char *hotplug_error_words(int number)
{
  /* strerror_r of GNU returns a constant; it writes into the buffer only for a number that it lacks. */
  char unknown[64];
  const char *words = strerror_r(number, unknown, sizeof unknown);
  return words == unknown ? NULL : words;
}

const char *hotplug_signal_name(int number)
{
#define NAME(name) [SIG##name] = #name
  static const char *const names[] = {
    NAME(HUP),  NAME(INT),  NAME(QUIT), NAME(ILL),  NAME(TRAP), NAME(ABRT),   NAME(BUS),  NAME(FPE),
    NAME(KILL), NAME(USR1), NAME(SEGV), NAME(USR2), NAME(PIPE), NAME(ALRM),   NAME(TERM), NAME(STKFLT),
    NAME(CHLD), NAME(CONT), NAME(STOP), NAME(TSTP), NAME(TTIN), NAME(TTOU),   NAME(URG),  NAME(XCPU),
    NAME(XFSZ), NAME(VTALRM), NAME(PROF), NAME(WINCH), NAME(POLL), NAME(PWR), NAME(SYS),
  };
#undef NAME
  return number > 0 && number < (int)(sizeof names / sizeof *names) ? names[number] : NULL;
}
