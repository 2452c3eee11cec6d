/* floor - what the kernel alone costs: a minimal Socket.IO v4 room broadcaster in C, one thread, epoll.
 *   gcc -O2 -o floor floor.c
 *   ./floor PORT [send|uring|write|null|coal] [BATCH]
 *     send   one send() for each connection and event     uring  the same by io_uring, BATCH operations a system call
 *     coal   events read in one turn of the loop leave in one send() for each connection
 * A broadcast is one WebSocket frame, encoded once; there is no queue for a connection that does not read.
 * video:join {"contentId":"K"} enters room K; video:like {...} is copied to the room; POST with the same body, too. */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <unistd.h>
#include <errno.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <linux/io_uring.h>

typedef struct { int fd; int room; uint8_t st; uint32_t plen; uint8_t *part; uint32_t slot; } conn;
#define MAXR 4096
static conn **rooms[MAXR]; static int rn[MAXR], rc[MAXR];
static int ep, mode, batch = 128; static uint64_t sent, eagain, nconn;
static uint8_t rb[1 << 16];

/* --- sha1 + base64 --- */
static uint32_t rol(uint32_t x, int n) { return x << n | x >> (32 - n); }
static void sha1(const uint8_t *d, size_t n, uint8_t out[20]) {
  uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0}; uint8_t b[128] = {0}; memcpy(b, d, n); b[n] = 0x80;
  size_t blocks = (n + 9 + 63) / 64; uint64_t bits = n * 8; for (int i = 0; i < 8; i++) b[blocks * 64 - 1 - i] = (uint8_t)(bits >> (8 * i));
  for (size_t k = 0; k < blocks; k++) {
    uint32_t w[80]; for (int i = 0; i < 16; i++) w[i] = (uint32_t)b[k * 64 + i * 4] << 24 | b[k * 64 + i * 4 + 1] << 16 | b[k * 64 + i * 4 + 2] << 8 | b[k * 64 + i * 4 + 3];
    for (int i = 16; i < 80; i++) w[i] = rol(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    uint32_t a = h[0], bb = h[1], c = h[2], dd = h[3], e = h[4];
    for (int i = 0; i < 80; i++) { uint32_t f, kk; if (i < 20) f = (bb & c) | (~bb & dd), kk = 0x5A827999; else if (i < 40) f = bb ^ c ^ dd, kk = 0x6ED9EBA1; else if (i < 60) f = (bb & c) | (bb & dd) | (c & dd), kk = 0x8F1BBCDC; else f = bb ^ c ^ dd, kk = 0xCA62C1D6;
      uint32_t t = rol(a, 5) + f + e + kk + w[i]; e = dd; dd = c; c = rol(bb, 30); bb = a; a = t; }
    h[0] += a; h[1] += bb; h[2] += c; h[3] += dd; h[4] += e;
  }
  for (int i = 0; i < 20; i++) out[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}
static void b64(const uint8_t *s, int n, char *o) { const char *t = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"; int k = 0;
  for (int i = 0; i < n; i += 3) { uint32_t v = (uint32_t)s[i] << 16 | (i + 1 < n ? s[i + 1] << 8 : 0) | (i + 2 < n ? s[i + 2] : 0); o[k++] = t[v >> 18]; o[k++] = t[v >> 12 & 63]; o[k++] = i + 1 < n ? t[v >> 6 & 63] : '='; o[k++] = i + 2 < n ? t[v & 63] : '='; } o[k] = 0; }

/* --- io_uring, raw --- */
static int uf; static unsigned *sqt, *sqh, *sqm, *sqa, *cqh, *cqt, *cqm; static struct io_uring_sqe *sqes; static struct io_uring_cqe *cqes; static unsigned sqn; static unsigned pend;
static void uring_init(void) {
  struct io_uring_params p = {0}; p.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_COOP_TASKRUN | IORING_SETUP_CQSIZE; p.cq_entries = 8192;
  uf = (int)syscall(__NR_io_uring_setup, 1024, &p); if (uf < 0) { perror("io_uring_setup"); exit(1); }
  uint8_t *r = mmap(0, p.sq_off.array + p.sq_entries * 4 + 65536 * 4, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, uf, IORING_OFF_SQ_RING);
  uint8_t *q = mmap(0, p.cq_off.cqes + p.cq_entries * sizeof(struct io_uring_cqe), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, uf, IORING_OFF_CQ_RING);
  sqes = mmap(0, p.sq_entries * sizeof(struct io_uring_sqe), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, uf, IORING_OFF_SQES);
  sqh = (void *)(r + p.sq_off.head); sqt = (void *)(r + p.sq_off.tail); sqm = (void *)(r + p.sq_off.ring_mask); sqa = (void *)(r + p.sq_off.array); sqn = p.sq_entries;
  cqh = (void *)(q + p.cq_off.head); cqt = (void *)(q + p.cq_off.tail); cqm = (void *)(q + p.cq_off.ring_mask); cqes = (void *)(q + p.cq_off.cqes);
}
static void reap(void) { unsigned h = *cqh, t = __atomic_load_n(cqt, __ATOMIC_ACQUIRE); while (h != t) { if (cqes[h & *cqm].res < 0) eagain++; h++; } __atomic_store_n(cqh, h, __ATOMIC_RELEASE); }
static void usubmit(void) { if (!pend) return; syscall(__NR_io_uring_enter, uf, pend, 0, 0, NULL, 0); pend = 0; reap(); }

static void kill_conn(conn *c) { if (c->fd < 0) return; close(c->fd); nconn--; if (c->room >= 0) { int r = c->room; conn *l = rooms[r][--rn[r]]; rooms[r][c->slot] = l; l->slot = c->slot; } c->fd = -1; free(c->part); free(c); }
static size_t frame(uint8_t *o, const void *p, size_t n) { size_t h; o[0] = 0x81; if (n < 126) { o[1] = (uint8_t)n; h = 2; } else { o[1] = 126; o[2] = (uint8_t)(n >> 8); o[3] = (uint8_t)n; h = 4; } memcpy(o + h, p, n); return h + n; }
static void text(conn *c, const char *s) { uint8_t b[512]; size_t k = frame(b, s, strlen(s)); send(c->fd, b, k, MSG_NOSIGNAL); }
static uint8_t *wb[MAXR]; static size_t wl[MAXR]; static int dirty[MAXR], nd;
static void flush_room(int r) { for (int i = 0; i < rn[r]; i++) { ssize_t w = send(rooms[r][i]->fd, wb[r], wl[r], MSG_NOSIGNAL | MSG_DONTWAIT); if (w != (ssize_t)wl[r]) eagain++; } wl[r] = 0; }
static uint8_t shared[4][65536]; static int si;
static void broadcast(int r, const char *json, size_t n) {
  static char t[65536]; uint8_t *f = shared[si++ & 3]; size_t k = 0; memcpy(t, "42[\"video:like\",", 16); k = 16; memcpy(t + k, json, n); k += n; t[k++] = ']';
  size_t fl = frame(f, t, k); conn **m = rooms[r]; int cnt = rn[r];
  if (mode == 0) { for (int i = 0; i < cnt; i++) { ssize_t w = send(m[i]->fd, f, fl, MSG_NOSIGNAL | MSG_DONTWAIT); if (w != (ssize_t)fl) eagain++; } }
  else if (mode == 4) { if (!wl[r]) { dirty[nd++] = r; if (!wb[r]) wb[r] = malloc(1 << 20); } if (wl[r] + fl > (1 << 20)) flush_room(r); memcpy(wb[r] + wl[r], f, fl); wl[r] += fl; }
  else if (mode == 2) { for (int i = 0; i < cnt; i++) { ssize_t w = write(m[i]->fd, f, fl); if (w != (ssize_t)fl) eagain++; } }
  else if (mode == 1) {
    unsigned tail = *sqt;
    for (int i = 0; i < cnt; i++) {
      unsigned ix = tail & *sqm; struct io_uring_sqe *e = &sqes[ix]; memset(e, 0, sizeof *e); e->opcode = IORING_OP_SEND; e->fd = m[i]->fd; e->addr = (uint64_t)(uintptr_t)f; e->len = (uint32_t)fl; e->msg_flags = MSG_NOSIGNAL | MSG_DONTWAIT; e->flags = IOSQE_CQE_SKIP_SUCCESS;
      sqa[ix] = ix; tail++; pend++;
      if (pend >= (unsigned)batch) { __atomic_store_n(sqt, tail, __ATOMIC_RELEASE); usubmit(); }
    }
    __atomic_store_n(sqt, tail, __ATOMIC_RELEASE); usubmit();
  }
  sent += (uint64_t)cnt;
}
static int room_of(const char *p, size_t n) { const char *q = memmem(p, n, "\"contentId\":\"", 13); int v = 0; if (!q) return 0; for (q += 13; *q >= '0' && *q <= '9'; q++) v = v * 10 + *q - '0'; return v % MAXR; }
static void msg(conn *c, char *p, size_t n) {
  if (n >= 2 && p[0] == '4' && p[1] == '0') { char b[128]; snprintf(b, sizeof b, "40{\"sid\":\"%016llx\"}", (unsigned long long)(uintptr_t)c); text(c, b); return; }
  if (n > 2 && p[0] == '4' && p[1] == '2') {
    size_t o = 2; int ack = 0; while (o < n && p[o] >= '0' && p[o] <= '9') { ack = 1; o++; }
    if (!memcmp(p + o, "[\"video:join\"", 13)) { int r = room_of(p, n); if (c->room < 0) { c->room = r; if (rn[r] == rc[r]) { rc[r] = rc[r] ? rc[r] * 2 : 16; rooms[r] = realloc(rooms[r], sizeof(conn *) * (size_t)rc[r]); } c->slot = (uint32_t)rn[r]; rooms[r][rn[r]++] = c; } if (ack) { char b[64]; snprintf(b, sizeof b, "43%.*s[]", (int)(o - 2), p + 2); text(c, b); } }
    else if (!memcmp(p + o, "[\"video:like\",", 14)) broadcast(room_of(p, n), p + o + 14, n - o - 15);
  }
}
static void data(conn *c, uint8_t *p, size_t n) {
  if (c->plen) { uint8_t *q = malloc(c->plen + n + 1); memcpy(q, c->part, c->plen); memcpy(q + c->plen, p, n); n += c->plen; free(c->part); c->part = NULL; c->plen = 0; int fd = c->fd; (void)fd; data(c, q, n); free(q); return; }
  if (c->st == 0) {
    p[n] = 0; char *e = strstr((char *)p, "\r\n\r\n");
    if (e) {
      if (!memcmp(p, "POST", 4)) { char *l = strcasestr((char *)p, "content-length:"); size_t len = l ? (size_t)atol(l + 15) : 0, h = (size_t)(e + 4 - (char *)p); if (n >= h + len) { broadcast(room_of(e + 4, len), e + 4, len); send(c->fd, "HTTP/1.1 204 No Content\r\n\r\n", 27, MSG_NOSIGNAL); return; } }
      else {
        char *k = strcasestr((char *)p, "sec-websocket-key: "); if (!k) { kill_conn(c); return; } char key[80]; memcpy(key, k + 19, 24); strcpy(key + 24, "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"); uint8_t d[20]; char a[64]; sha1((uint8_t *)key, 60, d); b64(d, 20, a);
        char b[1024]; int w = snprintf(b, sizeof b, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", a); char o[256]; int ol = snprintf(o, sizeof o, "0{\"sid\":\"%016llx\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}", (unsigned long long)(uintptr_t)c);
        w += (int)frame((uint8_t *)b + w, o, (size_t)ol); send(c->fd, b, (size_t)w, MSG_NOSIGNAL); c->st = 1; return;
      }
    }
  } else {
    while (n >= 6) { size_t len = p[1] & 127, h = 2; if (len == 126) { if (n < 8) break; len = (size_t)p[2] << 8 | p[3]; h = 4; } if (n < h + 4 + len) break; uint8_t *m = p + h, *d = m + 4; if (m[0] | m[1] | m[2] | m[3]) for (size_t i = 0; i < len; i++) d[i] ^= m[i & 3];
      int op = p[0] & 15; if (op == 8) { kill_conn(c); return; } if (op == 1) msg(c, (char *)d, len); p += h + 4 + len; n -= h + 4 + len; }
  }
  if (n) { c->part = malloc(n); memcpy(c->part, p, n); c->plen = (uint32_t)n; }
}
int main(int ac, char **av) {
  int port = ac > 1 ? atoi(av[1]) : 9000; if (ac > 2) mode = !strcmp(av[2], "uring") ? 1 : !strcmp(av[2], "write") ? 2 : !strcmp(av[2], "null") ? 3 : !strcmp(av[2], "coal") ? 4 : 0; if (ac > 3) batch = atoi(av[3]);
  signal(SIGPIPE, SIG_IGN); if (mode == 1) uring_init();
  int ls = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), one = 1; setsockopt(ls, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one); setsockopt(ls, SOL_SOCKET, SO_REUSEPORT, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)}; a.sin_addr.s_addr = htonl(0x7f000001); if (bind(ls, (void *)&a, sizeof a) || listen(ls, 65535)) { perror("bind"); return 1; }
  ep = epoll_create1(0); struct epoll_event e = {.events = EPOLLIN, .data.ptr = NULL}; epoll_ctl(ep, EPOLL_CTL_ADD, ls, &e); fprintf(stderr, "floor %d ready pid %d\n", port, getpid());
  static struct epoll_event ev[512];
  for (;;) { int n = epoll_wait(ep, ev, 512, -1);
    for (int i = 0; i < n; i++) { conn *c = ev[i].data.ptr;
      if (!c) { for (int k = 0; k < 64; k++) { int fd = accept4(ls, NULL, NULL, SOCK_NONBLOCK); if (fd < 0) break; setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one); c = calloc(1, sizeof *c); c->fd = fd; c->room = -1; nconn++; struct epoll_event x = {.events = EPOLLIN, .data.ptr = c}; epoll_ctl(ep, EPOLL_CTL_ADD, fd, &x); } continue; }
      ssize_t r = recv(c->fd, rb, sizeof rb - 1, 0); if (r <= 0) { if (r < 0 && errno == EAGAIN) continue; kill_conn(c); continue; } data(c, rb, (size_t)r); }
    for (int i = 0; i < nd; i++) flush_room(dirty[i]);
    nd = 0; }
}
