// What a program asks of its disk, written down: `npm run crash -- --power N` puts this before libc (LD_PRELOAD) and makes
// of the record, once the program is killed, the disk as a power cut may have left it (power-disk.ts). Every operation
// below POWER_FOLDER is carried out and recorded under one lock, so that the record has the order of the disk.
// A flush is recorded and not carried out: a program that is killed loses nothing of what it gave the system.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 65536
static struct { uint64_t ino; char *folder; } known[FILES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static char root[PATH_MAX];
static size_t rootLength;
// A planted fault: flushes of files with this in their name are not recorded; "/": those of folders.
static const char *forgets;

#define REAL(type, name, ...) \
  static type (*real)(__VA_ARGS__); \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
  const char *file = getenv("POWER_RECORD"), *folder = getenv("POWER_FOLDER");
  if (!file || !folder) return;
  snprintf(root, sizeof root, "%s/", folder);
  rootLength = strlen(root);
  forgets = getenv("POWER_FORGETS");
  int fd = syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  // Out of the way of a program that counts on low numbers.
  record = syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 1000);
  syscall(SYS_close, fd);
}

// A head of fixed size, then a text (one path, or two with a NUL between) and bytes: `what`, lengths, inode, offset.
static void note(char what, uint64_t ino, uint64_t offset, const char *a, const char *b, const void *bytes, uint32_t count) {
  struct __attribute__((packed)) { char what; uint16_t text; uint32_t bytes; uint64_t ino, offset; } head;
  char text[2 * PATH_MAX + 2];
  int length = b ? snprintf(text, sizeof text, "%s%c%s", a, 0, b) : a ? snprintf(text, sizeof text, "%s", a) : 0;
  head.what = what; head.text = length; head.bytes = count; head.ino = ino; head.offset = offset;
  struct iovec parts[3] = {{&head, sizeof head}, {text, length}, {(void *)bytes, count}};
  syscall(SYS_writev, record, parts, count > 0 ? 3 : 2);
}

/** The absolute path if it lies in the folder that is recorded; NULL otherwise. */
static const char *within(int dirfd, const char *path, char *full) {
  if (record < 0 || !path) return NULL;
  if (path[0] == '/') snprintf(full, PATH_MAX, "%s", path);
  else {
    char base[PATH_MAX];
    if (dirfd == AT_FDCWD) { if (!getcwd(base, sizeof base)) return NULL; }
    else {
      char link[64];
      snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
      ssize_t n = readlink(link, base, sizeof base - 1);
      if (n < 0) return NULL;
      base[n] = 0;
    }
    snprintf(full, PATH_MAX, "%s/%s", base, path);
  }
  size_t n = strlen(full);
  while (n > 1 && full[n - 1] == '/') full[--n] = 0;
  return strncmp(full, root, rootLength) == 0 || strncmp(full, root, rootLength - 1) == 0 ? full : NULL;
}

static int openRecorded(int dirfd, const char *path, int flags, mode_t mode) {
  char full[PATH_MAX];
  const char *inside = within(dirfd, path, full);
  if (!inside) return syscall(SYS_openat, dirfd, path, flags, mode);
  struct stat before, now;
  pthread_mutex_lock(&lock);
  int existed = stat(full, &before) == 0;
  int fd = syscall(SYS_openat, dirfd, path, flags, mode), error = errno;
  if (fd >= 0 && fd < FILES && fstat(fd, &now) == 0) {
    free(known[fd].folder);
    known[fd].folder = S_ISDIR(now.st_mode) ? strdup(full) : NULL;
    known[fd].ino = now.st_ino;
    if (!existed && S_ISREG(now.st_mode)) note('C', now.st_ino, 0, full, NULL, NULL, 0);
    else if (existed && (flags & O_TRUNC) && before.st_size > 0) note('T', now.st_ino, 0, NULL, NULL, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  errno = error;
  return fd;
}

#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }
int open(const char *path, int flags, ...) { MODE return openRecorded(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE return openRecorded(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int dirfd, const char *path, int flags, ...) { MODE return openRecorded(dirfd, path, flags, mode); }
int openat64(int dirfd, const char *path, int flags, ...) { MODE return openRecorded(dirfd, path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return openRecorded(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

int close(int fd) {
  REAL(int, "close", int);
  if (fd >= 0 && fd < FILES && known[fd].ino) {
    pthread_mutex_lock(&lock);
    known[fd].ino = 0;
    free(known[fd].folder);
    known[fd].folder = NULL;
    pthread_mutex_unlock(&lock);
  }
  return real(fd);
}

// libuv closes by the system call itself: a number may be another's since, a socket's for one.
static int isStill(int fd) {
  struct stat now;
  return fd >= 0 && fd < FILES && known[fd].ino && fstat(fd, &now) == 0 && now.st_ino == known[fd].ino &&
         (known[fd].folder ? S_ISDIR(now.st_mode) : S_ISREG(now.st_mode));
}
static int isFile(int fd) { return isStill(fd) && !known[fd].folder; }

ssize_t write(int fd, const void *bytes, size_t count) {
  if (!isFile(fd)) return syscall(SYS_write, fd, bytes, count);
  pthread_mutex_lock(&lock);
  ssize_t done = syscall(SYS_write, fd, bytes, count);
  int error = errno;
  if (done > 0) note('W', known[fd].ino, lseek(fd, 0, SEEK_CUR) - done, NULL, NULL, bytes, done);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

static ssize_t writeAt(int fd, const void *bytes, size_t count, off_t offset) {
  if (!isFile(fd)) return syscall(SYS_pwrite64, fd, bytes, count, offset);
  pthread_mutex_lock(&lock);
  ssize_t done = syscall(SYS_pwrite64, fd, bytes, count, offset);
  int error = errno;
  if (done > 0) note('W', known[fd].ino, offset, NULL, NULL, bytes, done);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return writeAt(fd, bytes, count, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) { return writeAt(fd, bytes, count, offset); }

// One part after the other: what is asked of a file is recorded, the bytes of it are the same.
ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!isFile(fd)) return syscall(SYS_writev, fd, parts, count);
  ssize_t all = 0;
  for (int at = 0; at < count; at++) {
    ssize_t done = write(fd, parts[at].iov_base, parts[at].iov_len);
    if (done < 0) return all > 0 ? all : done;
    all += done;
    if ((size_t)done < parts[at].iov_len) break;
  }
  return all;
}
static ssize_t writeAllAt(int fd, const struct iovec *parts, int count, off_t offset) {
  ssize_t all = 0;
  for (int at = 0; at < count; at++) {
    ssize_t done = writeAt(fd, parts[at].iov_base, parts[at].iov_len, offset + all);
    if (done < 0) return all > 0 ? all : done;
    all += done;
    if ((size_t)done < parts[at].iov_len) break;
  }
  return all;
}
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return writeAllAt(fd, parts, count, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return writeAllAt(fd, parts, count, offset); }

static int cut(int fd, off_t length) {
  pthread_mutex_lock(&lock);
  int done = syscall(SYS_ftruncate, fd, length), error = errno;
  if (done == 0 && isFile(fd)) note('T', known[fd].ino, length, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}
int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

static int isForgotten(int fd) {
  if (!forgets || !*forgets) return 0;
  if (known[fd].folder) return strcmp(forgets, "/") == 0;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  const char *name = strrchr(path, '/');
  return name && strstr(name, forgets) != NULL;
}

static int flushed(int fd, int call) {
  if (!isStill(fd)) return syscall(call, fd);
  if (isForgotten(fd)) return 0;
  pthread_mutex_lock(&lock);
  if (known[fd].folder) note('D', 0, 0, known[fd].folder, NULL, NULL, 0);
  else note('S', known[fd].ino, 0, NULL, NULL, NULL, 0);
  pthread_mutex_unlock(&lock);
  return 0;
}
int fsync(int fd) { return flushed(fd, SYS_fsync); }
int fdatasync(int fd) { return flushed(fd, SYS_fdatasync); }

static int named(char what, int fromFd, const char *from, int toFd, const char *to, int call, long a, long b, long c, long d, long e) {
  char fullFrom[PATH_MAX], fullTo[PATH_MAX];
  const char *insideFrom = within(fromFd, from, fullFrom);
  const char *insideTo = to ? within(toFd, to, fullTo) : NULL;
  pthread_mutex_lock(&lock);
  int done = syscall(call, a, b, c, d, e), error = errno;
  if (done == 0 && insideFrom && (!to || insideTo)) note(what, 0, 0, fullFrom, to ? fullTo : NULL, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}
int renameat2(int f, const char *from, int t, const char *to, unsigned flags) {
  return named('R', f, from, t, to, SYS_renameat2, f, (long)from, t, (long)to, flags);
}
int renameat(int f, const char *from, int t, const char *to) { return renameat2(f, from, t, to, 0); }
int rename(const char *from, const char *to) { return renameat2(AT_FDCWD, from, AT_FDCWD, to, 0); }
int unlinkat(int fd, const char *path, int flags) {
  return named(flags & AT_REMOVEDIR ? 'X' : 'U', fd, path, 0, NULL, SYS_unlinkat, fd, (long)path, flags, 0, 0);
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  struct stat now;
  return unlinkat(AT_FDCWD, path, lstat(path, &now) == 0 && S_ISDIR(now.st_mode) ? AT_REMOVEDIR : 0);
}
int mkdirat(int fd, const char *path, mode_t mode) {
  return named('M', fd, path, 0, NULL, SYS_mkdirat, fd, (long)path, mode, 0, 0);
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

// Ways round what is recorded: refused, so that a program that takes them is noticed. The callers fall back to the above.
int posix_fallocate(int fd, off_t offset, off_t length) { if (isFile(fd)) return EINVAL; REAL(int, "posix_fallocate", int, off_t, off_t); return real(fd, offset, length); }
int fallocate(int fd, int mode, off_t offset, off_t length) { if (isFile(fd)) { errno = EOPNOTSUPP; return -1; } return syscall(SYS_fallocate, fd, mode, offset, length); }
ssize_t copy_file_range(int in, off64_t *inAt, int out, off64_t *outAt, size_t count, unsigned flags) { if (isFile(out)) { errno = ENOSYS; return -1; } return syscall(SYS_copy_file_range, in, inAt, out, outAt, count, flags); }
ssize_t sendfile(int out, int in, off_t *at, size_t count) { if (isFile(out)) { errno = EINVAL; return -1; } return syscall(SYS_sendfile, out, in, at, count); }
ssize_t sendfile64(int out, int in, off64_t *at, size_t count) { return sendfile(out, in, (off_t *)at, count); }
