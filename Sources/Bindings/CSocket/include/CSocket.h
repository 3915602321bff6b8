#ifndef CSOCKET_H
#define CSOCKET_H

/// Takes a connection from a listening socket, non-blocking and close-on-exec from its first moment, so that
/// no program started meanwhile by another thread inherits it; -1 and errno otherwise. (Swift sees no
/// accept4, because glibc declares it under _GNU_SOURCE only.)
int csocket_accept(int listener);

#endif
