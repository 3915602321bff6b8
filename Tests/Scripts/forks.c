/* Processes that no shell can be: fast, and in places where a tree is hard to end. One word says which. */
#define _GNU_SOURCE
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Each generation leaves a session of its own at once; for as long as it may. */
static void comet(int generations)
{
  while (generations-- > 0) {
    if (fork() > 0) _exit(1);
    setsid();
  }
}

/* Many comets, so that whoever looks at the processes sees others than those that he ends. */
static void swarm(void)
{
  for (int number = 0; number < 16; number++) {
    if (fork() == 0) comet(100000);
  }
}

/* An orphan below another subreaper, which ignores what can be ignored. */
static void under_other_subreaper(void)
{
  if (fork() > 0) return;
  setsid();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_IGN);
  if (fork() == 0 && fork() == 0) setsid();
  for (;;) pause();
}

int main(int count, char **words)
{
  if (count > 1 && strcmp(words[1], "comet") == 0) comet(100000);
  if (count > 1 && strcmp(words[1], "swarm") == 0) swarm();
  if (count > 1 && strcmp(words[1], "subreaper") == 0) under_other_subreaper();
  usleep(20000);
  return 1;
}
