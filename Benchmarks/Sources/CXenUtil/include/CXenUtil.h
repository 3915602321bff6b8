/* Xen's disk string parser, called in a loop. */
#ifndef CXENUTIL_H
#define CXENUTIL_H

/* Parses `text` `count` times, each into a fresh disk that is disposed of again; nanoseconds a call, or -1. */
double xen_disk_nanoseconds(const char *text, long count);

#endif
