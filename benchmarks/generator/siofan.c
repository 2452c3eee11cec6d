/* siofan - a small, cheap Socket.IO v4 / WebSocket fan-out load generator.
 * One file, one thread, epoll, libc only.   gcc -O2 -o siofan siofan.c
 *
 * Opens N WebSocket connections, does the Socket.IO CONNECT (with auth), optionally emits a join
 * event, then publishes (client event on its own connection, or HTTP POST) and measures every
 * delivery: count, bytes, and latency from the SCHEDULED time of its publish (no coordinated
 * omission). Latencies go to a log-linear histogram (128 steps per power of two, error < 0.8%).
 *
 * USAGE  siofan --port P -n N [options]          last line of stdout = one JSON object
 *        Ends with 2 and a sentence when a signal comes or the server closes a connection that was ready.
 *  connection
 *   --host IP          127.0.0.1                 --path STR   /socket.io/?EIO=4&transport=websocket
 *   --proto sio|raw    raw: plain WebSocket, every text frame is an event (nchan etc.)
 *   --header 'K: V'    extra header of the upgrade (repeatable)
 *   --auth JSON        payload of Socket.IO CONNECT (40{...}); %TOKEN% %CONN% are replaced
 *   --nsp /name        namespace (default /)
 *   --join TEXT        event array emitted after CONNECT, e.g. '["video:join",{"contentId":"%ROOM%"}]'
 *   --join-ack         ask for an ack and wait for it
 *   --join-event STR   wait for an event containing STR before the connection counts as ready
 *   --rooms R          connection i is in room i%R; %ROOM% = room number + --room-base (default 1)
 *   --connect-rate R   per second (0 = as fast as possible)   --inflight K  handshakes at once (128)
 *   --src-ips K        source addresses 127.0.0.2.. (default: one per 20000 connections)
 *   --lazy PCT         that share of the connections reads only when --lazy-bytes (2048) wait (SO_RCVLOWAT):
 *                      counted, but left out of the latencies; makes the generator much cheaper (seq mode, rate phases)
 *   --deflate          offer permessage-deflate (frames are counted, compressed ones not matched)
 *   --stall K          the last K connections stop reading after they joined (slow consumers)
 *   --far-port P       where the last --far K connections go, to another node of the same cluster: they must get
 *                      everything too, and have latencies of their own
 *  publishing
 *   --pub-event TEXT   event array to emit, e.g. '["like",{"seq":%SEQ%,"pad":"%PAD%"}]'
 *   --pub-conns K      emit on the first K connections in turn (1)
 *   --except-sender    the sender gets no copy
 *   --post URL         http://127.0.0.1:8080/path (placeholders allowed in path, body, headers)
 *   --post-body TEXT   --post-header 'K: V' (repeatable, e.g. 'Authorization: Bearer %TOKEN%')
 *   --post-method M    POST             --post-conns K  keep-alive connections (8)
 *   --tokens FILE      one token a line; %TOKEN% = line (connection number or sequence) modulo lines
 *   --payload B        %PAD% grows until the event text / body is B bytes
 *   placeholders: %SEQ% %ROOM% %PAD% %TOKEN% %CONN% %TS% (ns, CLOCK_MONOTONIC)
 *  matching
 *   --event STR        a frame counts as a delivery if its first 96 bytes contain STR (default: none)
 *   --match STR        default '"seq":' ; the integer after it is the sequence
 *   --match-mode seq   the integer is our %SEQ%
 *              count   the integer is a running total (likes so far): an event with total T covers
 *                      every publish up to T (for servers which coalesce); one room only;
 *                      --count-base B = total before the first publish (default: first total seen - 1)
 *              conn    the integer is the number of the connection that sent it (%CONN%): its newest publish
 *              ts      the integer is our %TS%: latency only, sent time = time stamp
 *              none    count frames only
 *  phases (repeatable, in order; default: sat=1,d=5)
 *   --phase sat=W,d=S      closed loop, W publishes outstanding for S seconds
 *   --phase rate=R,d=S     open loop R publishes/s ; rate=50%  = that part of the best sat phase so far
 *   --phase idle,d=S       nothing is published (idle CPU, memory)
 *   append ,warm  to leave the phase out of the JSON  (a JIT warm-up)
 *  misc
 *   --pid P[,P..]      server pids: RSS, CPU time, also of each     --pin CPU   run on this CPU   --spin  never sleep
 *   --settle MS        wait after the last connection (1000)      --series  a line per second on stderr
 *   --drain MS         wait for late deliveries after a phase (3000)   --label STR
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdint.h>
#include <stdarg.h>
#include <unistd.h>
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <sched.h>
#include <signal.h>
#include <dirent.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/resource.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <arpa/inet.h>

#ifndef IP_BIND_ADDRESS_NO_PORT
#define IP_BIND_ADDRESS_NO_PORT 24
#endif
#define LIKELY(x) __builtin_expect(!!(x),1)
#define UNLIKELY(x) __builtin_expect(!!(x),0)

/* ------------------------------------------------------------------ histogram */
#define HSUB 7
#define HSIZE (64 << HSUB)
typedef struct { uint64_t n, sum, max, b[HSIZE]; } hist;
static inline unsigned hidx(uint64_t v) {
  if (v < (1u << HSUB)) return (unsigned)v;
  int e = 63 - __builtin_clzll(v) - HSUB;
  return ((unsigned)(e + 1) << HSUB) | (unsigned)((v >> e) & ((1u << HSUB) - 1));
}
static inline uint64_t hval(unsigned i) { /* upper edge of the bucket */
  if (i < (1u << HSUB)) return i;
  int e = (int)(i >> HSUB) - 1;
  uint64_t m = (1u << HSUB) | (i & ((1u << HSUB) - 1));
  return ((m + 1) << e) - 1;
}
static inline void hadd(hist *h, int64_t v, uint64_t k) {
  if (v < 0) v = 0;
  h->b[hidx((uint64_t)v)] += k; h->n += k; h->sum += (uint64_t)v * k;
  if ((uint64_t)v > h->max) h->max = (uint64_t)v;
}
static double hq(hist *h, double q) { /* in microseconds */
  if (!h->n) return 0;
  uint64_t want = (uint64_t)(q * (double)h->n + 0.999999), acc = 0;
  if (want < 1) want = 1;
  for (unsigned i = 0; i < HSIZE; i++) {
    acc += h->b[i];
    if (acc >= want) { uint64_t v = hval(i); if (v > h->max) v = h->max; return (double)v / 1e3; }
  }
  return (double)h->max / 1e3;
}

/* ------------------------------------------------------------------ options */
static const char *o_host = "127.0.0.1", *o_path = "/socket.io/?EIO=4&transport=websocket";
static int o_port = 0, o_raw = 0, o_rooms = 1, o_roombase = 1, o_inflight = 128, o_srcips = 0, o_deflate = 0, o_stall = 0;
static int o_joinack = 0, o_pubconns = 1, o_exsender = 0, o_postconns = 8, o_payload = 0, o_spin = 0, o_pin = -1, o_settle = 1000;
static int o_series = 0, o_drain = 3000, o_lazy = 0, o_lazybytes = 2048, o_farport = 0, o_far = 0;
static long o_n = 0;
static double o_crate = 0;
static const char *o_auth = NULL, *o_nsp = NULL, *o_join = NULL, *o_joinev = NULL, *o_pub = NULL, *o_post = NULL, *o_body = "",
                  *o_method = "POST", *o_event = NULL, *o_match = "\"seq\":", *o_label = "";
static size_t event_len = 0, match_len = 6;
enum { MM_SEQ, MM_CONN, MM_COUNT, MM_TS, MM_NONE };
static int o_mm = MM_SEQ;
static char *hdrs[16]; static int nhdrs = 0;
static char *phdrs[16]; static int nphdrs = 0;
static char **tokens = NULL; static long ntokens = 0;
static int pids[64], npids = 0;
typedef struct { int kind; double val; int pct; double d; int warm; } phase; /* kind 0 sat 1 rate 2 idle */
static phase phases[32]; static int nphases = 0;

/* ------------------------------------------------------------------ state */
enum { S_TCP, S_HTTP, S_OPEN, S_CONN, S_JOIN, S_READY, S_DEAD, H_TCP, H_IDLE, H_BUSY };
typedef struct conn {
  int fd; uint8_t st, stalled, lazy, far, src; int32_t room; uint32_t plen; uint8_t *part;
  int64_t last;           /* last sequence / total seen */
  int64_t said;           /* last sequence published on it */
  uint8_t *out; uint32_t outlen, outcap;
  int64_t reqt; uint32_t id;
} conn;
static conn *C; static conn *H; /* event connections, HTTP connections */
static int ep, signalled = 0;
static long n_ready, n_dead, n_started, n_inflight, n_fail, n_authfail;
static uint8_t rbuf[1 << 18];
static int64_t hs_first, hs_last;

typedef struct { int64_t t; int32_t left; int32_t room; int64_t seq; } pubrec;
#define RING (1 << 18)
static pubrec *ring; static int64_t next_seq = 1, count_base = 0; static int count_based = 0;
static int *roomsize;
static int64_t outstanding;

static hist H_lat, H_far, H_http;
static uint64_t c_deliv, c_frames, c_bytes, c_pub, c_ooo, c_unmatched, c_other, c_http_ok, c_http_bad, c_done, c_pings;
static uint64_t c_expected; static int64_t t_lastdeliv;
static int publishing = 0;
static char *padbuf;

static inline int64_t nsec(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec * 1000000000LL + t.tv_nsec; }
static void die(const char *f, ...) { va_list a; va_start(a, f); vfprintf(stderr, f, a); va_end(a); fputc('\n', stderr); exit(2); }
static void onsig(int s) { (void)s; signalled = 1; }
/* told to end, or a connection was lost: nothing measured from here on is worth anything */
static int over(void) { return signalled || n_dead; }

/* ------------------------------------------------------------------ templates */
static size_t expand(char *dst, size_t cap, const char *tpl, int64_t seq, int room, long cn, long tok, int64_t ts, int pad) {
  size_t o = 0;
  for (const char *p = tpl; *p && o + 64 < cap;) {
    if (*p == '%') {
      if (!strncmp(p, "%SEQ%", 5)) { o += (size_t)sprintf(dst + o, "%lld", (long long)seq); p += 5; continue; }
      if (!strncmp(p, "%ROOM%", 6)) { o += (size_t)sprintf(dst + o, "%d", room + o_roombase); p += 6; continue; }
      if (!strncmp(p, "%CONN%", 6)) { o += (size_t)sprintf(dst + o, "%ld", cn); p += 6; continue; }
      if (!strncmp(p, "%TS%", 4)) { o += (size_t)sprintf(dst + o, "%lld", (long long)ts); p += 4; continue; }
      if (!strncmp(p, "%TOKEN%", 7)) {
        const char *t = ntokens ? tokens[tok % ntokens] : ""; size_t l = strlen(t);
        if (o + l + 64 < cap) { memcpy(dst + o, t, l); o += l; } p += 7; continue;
      }
      if (!strncmp(p, "%PAD%", 5)) { if (pad > 0 && o + (size_t)pad + 64 < cap) { memcpy(dst + o, padbuf, (size_t)pad); o += (size_t)pad; } p += 5; continue; }
    }
    dst[o++] = *p++;
  }
  dst[o] = 0; return o;
}

/* ------------------------------------------------------------------ sending */
static void kill_conn(conn *c);
static void xsend(conn *c, const void *b, size_t n) {
  if (c->outlen == 0) {
    ssize_t r = send(c->fd, b, n, MSG_NOSIGNAL);
    if (r == (ssize_t)n) return;
    if (r < 0) { if (errno != EAGAIN) { kill_conn(c); return; } r = 0; }
    b = (const uint8_t *)b + r; n -= (size_t)r;
  }
  if (c->outlen + n > c->outcap) { c->outcap = (uint32_t)(c->outlen + n) * 2; c->out = realloc(c->out, c->outcap); }
  memcpy(c->out + c->outlen, b, n); c->outlen += (uint32_t)n;
  /* EPOLLOUT is always armed (edge triggered) */
}
static void flush_out(conn *c) {
  if (!c->outlen) return;
  ssize_t r = send(c->fd, c->out, c->outlen, MSG_NOSIGNAL);
  if (r <= 0) return;
  memmove(c->out, c->out + r, c->outlen - (uint32_t)r); c->outlen -= (uint32_t)r;
}
static void ws_text(conn *c, const char *s, size_t n) { /* masked with key 0: no XOR needed */
  static uint8_t b[1 << 17]; size_t h;
  if (n + 16 > sizeof b) return;
  b[0] = 0x81;
  if (n < 126) { b[1] = (uint8_t)(0x80 | n); h = 2; }
  else if (n < 65536) { b[1] = 0x80 | 126; b[2] = (uint8_t)(n >> 8); b[3] = (uint8_t)n; h = 4; }
  else { b[1] = 0x80 | 127; for (int i = 0; i < 8; i++) b[2 + i] = (uint8_t)((uint64_t)n >> (56 - 8 * i)); h = 10; }
  memset(b + h, 0, 4); memcpy(b + h + 4, s, n);
  xsend(c, b, h + 4 + n);
}
static void kill_conn(conn *c) {
  if (c->st == S_DEAD) return;
  if (c->st >= H_TCP) { close(c->fd); c->fd = -1; c->st = S_DEAD; n_fail++; return; }
  if (c->st == S_READY) { n_dead++; n_ready--; if (roomsize) roomsize[c->room]--; }
  else { n_fail++; n_inflight--; }
  close(c->fd); c->fd = -1; c->st = S_DEAD; free(c->part); c->part = NULL; c->plen = 0;
}

/* ------------------------------------------------------------------ connecting */
static void start_conn(conn *c) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (fd < 0) die("socket: %s (ulimit -n?)", strerror(errno));
  int one = 1; setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET};
  if (c->src) {
    setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &one, sizeof one);
    a.sin_addr.s_addr = htonl(0x7f000001u + c->src);
    if (bind(fd, (void *)&a, sizeof a)) die("bind: %s", strerror(errno));
  }
  a.sin_addr.s_addr = inet_addr(o_host); a.sin_port = htons((uint16_t)(c->far ? o_farport : o_port));
  c->fd = fd;
  int r = connect(fd, (void *)&a, sizeof a);
  struct epoll_event e = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = c};
  epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e);
  if (r < 0 && errno != EINPROGRESS) { kill_conn(c); return; }
}
static char http_ip[64] = "127.0.0.1", http_path[4096]; static int http_port;
static void http_open(conn *h) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); int one = 1;
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((uint16_t)http_port)};
  a.sin_addr.s_addr = inet_addr(http_ip);
  h->fd = fd; h->st = H_TCP; h->outlen = 0; h->plen = 0;
  connect(fd, (void *)&a, sizeof a);
  struct epoll_event e = {.events = EPOLLIN | EPOLLOUT | EPOLLET, .data.ptr = h};
  epoll_ctl(ep, EPOLL_CTL_ADD, fd, &e);
}
static void send_upgrade(conn *c) {
  char b[8192]; int n;
  char path[4096]; expand(path, sizeof path, o_path, 0, c->room, c->id, c->id, 0, 0);
  n = snprintf(b, sizeof b,
    "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n%s", path, o_host, o_port,
    o_deflate ? "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n" : "");
  for (int i = 0; i < nhdrs; i++) { char v[4096]; expand(v, sizeof v, hdrs[i], 0, c->room, c->id, c->id, 0, 0); n += snprintf(b + n, sizeof b - (size_t)n, "%s\r\n", v); }
  n += snprintf(b + n, sizeof b - (size_t)n, "\r\n");
  xsend(c, b, (size_t)n);
}
static void ready(conn *c) {
  c->st = S_READY; n_ready++; n_inflight--; hs_last = nsec(); roomsize[c->room]++;
  if (c->lazy) setsockopt(c->fd, SOL_SOCKET, SO_RCVLOWAT, &o_lazybytes, sizeof o_lazybytes);
  if (c->stalled) { epoll_ctl(ep, EPOLL_CTL_DEL, c->fd, NULL); roomsize[c->room]--; }
}
static void send_join(conn *c) {
  char b[16384], t[16384]; size_t o = 0;
  expand(t, sizeof t, o_join, 0, c->room, c->id, c->id, nsec(), 0);
  o = (size_t)snprintf(b, sizeof b, "42%s%s%s%s", o_nsp ? o_nsp : "", o_nsp ? "," : "", o_joinack ? "0" : "", t);
  ws_text(c, b, o);
  if (o_joinack || o_joinev) c->st = S_JOIN; else ready(c);
}

/* ------------------------------------------------------------------ publishing */
static int64_t http_queue_head, http_queue_tail; /* sequences waiting for a free HTTP connection */
static conn **idle_stack; static int idle_n;
static void http_fire(conn *h, int64_t seq) {
  pubrec *r = &ring[seq & (RING - 1)];
  static char body[1 << 16], path[4096], req[1 << 17], hv[4096];
  size_t bl = expand(body, sizeof body, o_body, seq, r->room, seq, seq, r->t, o_payload);
  expand(path, sizeof path, http_path, seq, r->room, seq, seq, r->t, 0);
  int n = snprintf(req, sizeof req, "%s %s HTTP/1.1\r\nHost: %s:%d\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n",
                   o_method, path, http_ip, http_port, bl);
  for (int i = 0; i < nphdrs; i++) { expand(hv, sizeof hv, phdrs[i], seq, r->room, seq, seq, r->t, 0); n += snprintf(req + n, sizeof req - (size_t)n, "%s\r\n", hv); }
  n += snprintf(req + n, sizeof req - (size_t)n, "\r\n");
  memcpy(req + n, body, bl); n += (int)bl;
  h->st = H_BUSY; h->reqt = r->t; h->plen = 0;
  xsend(h, req, (size_t)n);
}
static void publish(int64_t tsched) {
  int64_t seq = next_seq++; int room = (int)(seq % o_rooms);
  pubrec *r = &ring[seq & (RING - 1)];
  if (r->left > 0) { outstanding--; } /* very old and never completed */
  r->t = tsched; r->room = room; r->seq = seq; r->left = roomsize[room];
  c_pub++; outstanding++;
  if (o_post) {
    c_expected += (uint64_t)r->left;
    if (idle_n) http_fire(idle_stack[--idle_n], seq);
    else { if (http_queue_head == http_queue_tail) http_queue_head = http_queue_tail = seq; http_queue_tail = seq + 1; }
  } else {
    static int rr; conn *c = NULL;
    for (int k = 0; k < o_pubconns; k++) { c = &C[rr++ % o_pubconns]; if (c->st == S_READY) break; }
    c->said = seq;
    if (o_exsender && c->room == room) r->left--;
    c_expected += (uint64_t)r->left;
    static char t[1 << 17]; size_t o = 0;
    if (!o_raw) { t[o++] = '4'; t[o++] = '2'; if (o_nsp) o += (size_t)sprintf(t + o, "%s,", o_nsp); }
    o += expand(t + o, sizeof t - o, o_pub, seq, room, c->id, seq, tsched, o_payload);
    ws_text(c, t, o);
  }
  if (r->left == 0) { outstanding--; c_done++; }
}

/* ------------------------------------------------------------------ receiving */
static uint32_t mcache; /* offset at which the match key was last found */
static inline const char *find_key(const char *p, size_t n) {
  if (LIKELY(mcache + match_len <= n && !memcmp(p + mcache, o_match, match_len))) return p + mcache + match_len;
  const char *q = memmem(p, n < 4096 ? n : 4096, o_match, match_len);
  if (!q) return NULL;
  mcache = (uint32_t)(q - p);
  return q + match_len;
}
static inline void delivered(conn *c, pubrec *r, int64_t now) {
  if (!c->lazy) hadd(c->far ? &H_far : &H_lat, now - r->t, 1);
  c_deliv++;
  if (--r->left == 0) { outstanding--; c_done++; }
}
static void event_frame(conn *c, const char *p, size_t n, int64_t now) {
  if (event_len) {
    if (!memmem(p, n < 96 ? n : 96, o_event, event_len)) { c_other++; return; }
  }
  c_frames++; t_lastdeliv = now;
  if (o_mm == MM_NONE) { c_deliv++; return; }
  const char *q = find_key(p, n), *e = p + n;
  if (!q) { c_unmatched++; return; }
  while (q < e && (*q == ' ' || *q == '"' || *q == ':')) q++;
  int64_t v = 0;
  while (q < e && *q >= '0' && *q <= '9') v = v * 10 + (*q++ - '0');
  if (o_mm == MM_CONN) v = v < o_n ? C[v].said : 0;
  if (o_mm == MM_SEQ || o_mm == MM_CONN) {
    pubrec *r = &ring[v & (RING - 1)];
    if (UNLIKELY(r->seq != v || r->left <= 0)) { c_unmatched++; return; }
    if (UNLIKELY(v <= c->last)) c_ooo++;
    c->last = v; delivered(c, r, now);
  } else if (o_mm == MM_TS) {
    hadd(&H_lat, now - v, 1); c_deliv++;
  } else {
    if (!count_based) { count_based = 1; count_base = v - 1; }
    int64_t tot = v - count_base;
    if (tot <= c->last) { c_ooo++; return; }
    /* one room only in count mode: total k = publish k */
    int64_t from = c->last + 1; if (tot - from > RING / 2) from = tot - RING / 2;
    for (int64_t s = from; s <= tot; s++) { pubrec *r = &ring[s & (RING - 1)]; if (r->seq == s && r->left > 0) delivered(c, r, now); else c_unmatched++; }
    c->last = tot;
  }
}
static void text_frame(conn *c, const char *p, size_t n, int64_t now) {
  if (o_raw) { if (c->st == S_READY) event_frame(c, p, n, now); return; }
  if (LIKELY(n > 2 && p[0] == '4' && p[1] == '2')) {
    if (LIKELY(c->st == S_READY)) event_frame(c, p, n, now);
    else if (c->st == S_JOIN && o_joinev && memmem(p, n, o_joinev, strlen(o_joinev))) ready(c);
    return;
  }
  if (n == 0) return;
  if (p[0] == '2') { ws_text(c, "3", 1); c_pings++; return; }
  if (p[0] == '0' && c->st == S_OPEN) {
    char b[16384], a[12288] = ""; if (o_auth) expand(a, sizeof a, o_auth, 0, c->room, c->id, c->id, 0, 0);
    int k = snprintf(b, sizeof b, "40%s%s%s", o_nsp ? o_nsp : "", o_nsp ? "," : "", a);
    c->st = S_CONN; ws_text(c, b, (size_t)k); return;
  }
  if (p[0] == '4' && n > 1) {
    if (p[1] == '0' && c->st == S_CONN) { if (o_join) send_join(c); else ready(c); return; }
    if (p[1] == '3' && c->st == S_JOIN && o_joinack) { ready(c); return; }
    if (p[1] == '4') { if (!n_authfail) fprintf(stderr, "connect error: %.*s\n", (int)n, p); n_authfail++; kill_conn(c); return; }
    if (p[1] == '1') { kill_conn(c); return; }
  }
}
static void save_part(conn *c, const uint8_t *p, size_t n) {
  if (n) { uint8_t *q = malloc(n); memcpy(q, p, n); free(c->part); c->part = q; c->plen = (uint32_t)n; }
}
static void ws_data(conn *c, uint8_t *p, size_t n, int64_t now) {
  if (UNLIKELY(c->plen)) { /* head of a frame is waiting: join */
    size_t t = c->plen + n; uint8_t *q = malloc(t); memcpy(q, c->part, c->plen); memcpy(q + c->plen, p, n);
    free(c->part); c->part = NULL; c->plen = 0; ws_data(c, q, t, now); free(q); return;
  }
  while (n >= 2) {
    uint64_t len = p[1] & 0x7f; size_t h = 2;
    if (len == 126) { if (n < 4) break; len = ((uint64_t)p[2] << 8) | p[3]; h = 4; }
    else if (len == 127) { if (n < 10) break; len = 0; for (int i = 0; i < 8; i++) len = len << 8 | p[2 + i]; h = 10; }
    if (n < h + len) break;
    int op = p[0] & 15;
    if (LIKELY(op == 1)) {
      if (UNLIKELY(p[0] & 0x40)) { c_frames++; c_deliv++; t_lastdeliv = now; } /* compressed: counted only */
      else text_frame(c, (char *)p + h, len, now);
    }
    else if (op == 8) { kill_conn(c); return; }
    else if (op == 9) { uint8_t b[140]; if (len < 126) { b[0] = 0x8a; b[1] = (uint8_t)(0x80 | len); memset(b + 2, 0, 4); memcpy(b + 6, p + h, len); xsend(c, b, 6 + len); } c_pings++; }
    else if (op == 2) c_other++;
    if (UNLIKELY(c->st == S_DEAD)) return;
    p += h + len; n -= h + len;
  }
  if (UNLIKELY(n)) save_part(c, p, n);
}
static void http_data(conn *h, uint8_t *p, size_t n, int64_t now) {
  /* keep the head of the response in part[] until it is whole */
  uint8_t *q = realloc(h->part, h->plen + n + 1); memcpy(q + h->plen, p, n); h->part = q; h->plen += (uint32_t)n; q[h->plen] = 0;
  char *s = (char *)q, *e = strstr(s, "\r\n\r\n"); if (!e) return;
  size_t head = (size_t)(e - s) + 4, total = head; char *cl;
  *e = 0; cl = strcasestr(s, "\r\nContent-Length:"); int chunked = !cl && strcasestr(s, "\r\nTransfer-Encoding:") != NULL;
  int closeit = strcasestr(s, "\r\nConnection: close") != NULL; *e = '\r';
  if (cl) total = head + (size_t)atol(cl + 17);
  if (h->plen < total) return;
  if (chunked && !strstr(s + head - 2, "\r\n0\r\n\r\n")) return;
  int code = atoi(s + 9); if (code >= 200 && code < 300) c_http_ok++; else { if (!c_http_bad) fprintf(stderr, "http: %.*s\n", 200, s); c_http_bad++; }
  hadd(&H_http, now - h->reqt, 1); h->plen = 0; free(h->part); h->part = NULL; h->st = H_IDLE;
  if (closeit) { close(h->fd); http_open(h); return; }
  if (http_queue_head < http_queue_tail) http_fire(h, http_queue_head++);
  else idle_stack[idle_n++] = h;
}
static void on_event(conn *c, uint32_t ev) {
  if (UNLIKELY(c->st == S_DEAD)) return;
  if (UNLIKELY(c->st == S_TCP || c->st == H_TCP)) {
    if (ev & (EPOLLERR | EPOLLHUP)) { kill_conn(c); return; }
    if (!(ev & EPOLLOUT)) return;
    if (c->st == S_TCP) { c->st = S_HTTP; send_upgrade(c); }
    else { c->st = H_IDLE; if (http_queue_head < http_queue_tail) http_fire(c, http_queue_head++); else idle_stack[idle_n++] = c; }
    return;
  }
  if (UNLIKELY((ev & EPOLLOUT) && c->outlen)) flush_out(c);
  if (!(ev & (EPOLLIN | EPOLLHUP | EPOLLERR))) return;
  for (;;) {
    ssize_t r = recv(c->fd, rbuf, sizeof rbuf - 1, 0);
    if (r <= 0) {
      if (r < 0 && errno == EAGAIN) return;
      if (c->st >= H_TCP) { int was = c->st; close(c->fd); if (was == H_IDLE) for (int i = 0; i < idle_n; i++) if (idle_stack[i] == c) { idle_stack[i] = idle_stack[--idle_n]; break; } if (was == H_BUSY) c_http_bad++; http_open(c); return; }
      kill_conn(c); return;
    }
    int64_t now = nsec(); c_bytes += (uint64_t)r;
    if (LIKELY(c->st != S_HTTP && c->st < H_TCP)) ws_data(c, rbuf, (size_t)r, now);
    else if (c->st >= H_TCP) http_data(c, rbuf, (size_t)r, now);
    else {
      size_t t = c->plen + (size_t)r; uint8_t *q = malloc(t + 1); if (c->plen) memcpy(q, c->part, c->plen); memcpy(q + c->plen, rbuf, (size_t)r); q[t] = 0;
      free(c->part); c->part = NULL; c->plen = 0;
      char *e = strstr((char *)q, "\r\n\r\n");
      if (!e) { save_part(c, q, t); free(q); }
      else {
        if (strncmp((char *)q + 9, "101", 3) || !strstr((char *)q, "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) { if (!n_fail) fprintf(stderr, "upgrade refused: %.200s\n", q); free(q); kill_conn(c); return; }
        size_t h = (size_t)(e - (char *)q) + 4; c->st = S_OPEN; if (o_raw) ready(c);
        ws_data(c, q + h, t - h, now); free(q);
      }
    }
    if ((size_t)r < sizeof rbuf - 1 || c->st == S_DEAD) return;
  }
}

/* ------------------------------------------------------------------ the server's /proc */
typedef struct { double user, sys; double rss_kb, hwm_kb; long threads; double each[64]; } pstat;
static pstat proc_read(void) {
  pstat s = {0}; static double hz; if (!hz) hz = (double)sysconf(_SC_CLK_TCK);
  for (int i = 0; i < npids; i++) {
    char f[64], b[4096]; snprintf(f, sizeof f, "/proc/%d/stat", pids[i]);
    int fd = open(f, O_RDONLY); if (fd < 0) continue; ssize_t n = read(fd, b, sizeof b - 1); close(fd); if (n <= 0) continue; b[n] = 0;
    char *p = strrchr(b, ')'); unsigned long ut = 0, st = 0; long th = 0;
    if (p) sscanf(p + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu %*d %*d %*d %*d %ld", &ut, &st, &th);
    s.user += (double)ut / hz; s.sys += (double)st / hz; s.threads += th;
    clockid_t clock; struct timespec t; /* to the nanosecond, which the split above is not */
    if (!clock_getcpuclockid(pids[i], &clock) && !clock_gettime(clock, &t)) s.each[i] = (double)t.tv_sec + (double)t.tv_nsec / 1e9;
    snprintf(f, sizeof f, "/proc/%d/status", pids[i]); fd = open(f, O_RDONLY); if (fd < 0) continue; n = read(fd, b, sizeof b - 1); close(fd); b[n > 0 ? n : 0] = 0;
    if ((p = strstr(b, "VmRSS:"))) s.rss_kb += atof(p + 6);
    if ((p = strstr(b, "VmHWM:"))) s.hwm_kb += atof(p + 6);
  }
  return s;
}
typedef struct { double busy, steal, softirq; } mstat;
static mstat machine(void) {
  mstat m = {0}; char b[1024]; int fd = open("/proc/stat", O_RDONLY); ssize_t n = read(fd, b, sizeof b - 1); close(fd); if (n <= 0) return m; b[n] = 0;
  unsigned long long u, ni, s, id, io, hi, si, st; sscanf(b, "cpu %llu %llu %llu %llu %llu %llu %llu %llu", &u, &ni, &s, &id, &io, &hi, &si, &st);
  double hz = (double)sysconf(_SC_CLK_TCK); m.busy = (double)(u + ni + s + hi + si) / hz; m.steal = (double)st / hz; m.softirq = (double)si / hz; return m;
}
static double self_cpu(void) { struct rusage r; getrusage(RUSAGE_SELF, &r); return (double)r.ru_utime.tv_sec + (double)r.ru_stime.tv_sec + (double)(r.ru_utime.tv_usec + r.ru_stime.tv_usec) / 1e6; }
static double sockmem_kb(void) { FILE *f = fopen("/proc/net/sockstat", "r"); char l[256]; double m = 0; if (!f) return 0; while (fgets(l, sizeof l, f)) { char *p; if (!strncmp(l, "TCP:", 4) && (p = strstr(l, "mem "))) m = atof(p + 4) * 4; } fclose(f); return m; }

/* ------------------------------------------------------------------ loop */
static struct epoll_event evs[512];
static void poll_once(int64_t until) { /* wait for events, at most until the given time */
  int64_t now = nsec(), d = until - now; if (d < 0 || o_spin) d = 0; if (d > 50000000) d = 50000000;
  struct timespec ts = {d / 1000000000, d % 1000000000};
  int n = epoll_pwait2(ep, evs, 256, &ts, NULL);
  for (int i = 0; i < n; i++) on_event(evs[i].data.ptr, evs[i].events);
}
static char js[1 << 16]; static size_t jl;
static void J(const char *f, ...) { va_list a; va_start(a, f); jl += (size_t)vsnprintf(js + jl, sizeof js - jl, f, a); va_end(a); }

static double best_sat = 0;
static void run_phase(phase *ph, int idx) {
  double rate = ph->val; if (ph->kind == 1 && ph->pct) rate = best_sat * ph->val / 100.0;
  if (ph->kind == 1 && rate <= 0) { fprintf(stderr, "phase %d: no rate\n", idx); return; }
  memset(&H_lat, 0, sizeof H_lat); memset(&H_far, 0, sizeof H_far); memset(&H_http, 0, sizeof H_http);
  c_deliv = c_frames = c_bytes = c_pub = c_ooo = c_unmatched = c_other = c_http_ok = c_http_bad = c_done = c_expected = 0;
  pstat p0 = proc_read(); mstat m0 = machine(); double s0 = self_cpu(); int64_t t0 = nsec(), end = t0 + (int64_t)(ph->d * 1e9), tick = t0 + 1000000000;
  uint64_t ld = 0, lb = 0; t_lastdeliv = t0; int64_t lost = 0;
  double iv = ph->kind == 1 ? 1e9 / rate : 0; double nextp = (double)t0; int W = (int)ph->val; outstanding = 0; publishing = 1;
  int64_t lastprog = t0; uint64_t progc = 0;
  for (;;) {
    int64_t now = nsec(); if (now >= end || over()) break;
    if (ph->kind == 1) while (nextp <= (double)now && nextp < (double)end && !over()) { publish((int64_t)nextp); nextp += iv; }
    if (ph->kind == 0) {
      while (outstanding < W && !over()) publish(nsec());
      if (c_deliv != progc) { progc = c_deliv; lastprog = now; }
      else if (now - lastprog > 2000000000LL) { lost += outstanding; outstanding = 0; lastprog = now; }
    }
    int64_t wake = end < tick ? end : tick; if (ph->kind == 1 && nextp < (double)wake) wake = (int64_t)nextp;
    poll_once(wake);
    if (now >= tick) { if (o_series) fprintf(stderr, "  t=%.0fs deliveries/s=%llu MB/s=%.2f p99=%.0fus open=%lld\n", (double)(now - t0) / 1e9, (unsigned long long)(c_deliv - ld), (double)(c_bytes - lb) / 1e6, hq(&H_lat, .99), (long long)outstanding); ld = c_deliv; lb = c_bytes; tick += 1000000000; }
  }
  publishing = 0;
  if (o_lazy) { int64_t q = nsec() + 200000000LL; while (nsec() < q) poll_once(q); for (long i = 0; i < o_n; i++) if (C[i].lazy && C[i].st == S_READY) on_event(&C[i], EPOLLIN); }
  int64_t dend = nsec() + (int64_t)o_drain * 1000000LL;
  if (ph->kind != 2 && o_mm != MM_TS && o_mm != MM_NONE) while (c_deliv < c_expected && nsec() < dend && !over()) poll_once(dend);
  else if (ph->kind != 2) { int64_t q = nsec() + 300000000LL; while (nsec() < q) poll_once(q); }
  int64_t t1 = ph->kind == 2 ? nsec() : o_lazy ? end : (c_deliv >= c_expected || o_mm >= MM_TS ? t_lastdeliv : nsec()); if (t1 <= t0) t1 = nsec();
  pstat p1 = proc_read(); mstat m1 = machine(); double s1 = self_cpu();
  double T = (double)(t1 - t0) / 1e9, wall = (double)(nsec() - t0) / 1e9, cpu = (p1.user - p0.user) + (p1.sys - p0.sys), busy = m1.busy - m0.busy, self = s1 - s0;
  double prate = (double)c_pub / ph->d;
  if (ph->kind == 0) { double r = (double)c_pub / T; prate = r; if (!ph->warm || best_sat == 0) { if (r > best_sat) best_sat = r; } }
  if (ph->warm) { fprintf(stderr, "warm: %.0f deliveries/s, %.3f us cpu each\n", (double)c_deliv / T, c_deliv ? cpu * 1e6 / (double)c_deliv : 0); if (ph->kind == 0) best_sat = 0; return; }
  J("%s{\"phase\":\"%s\",\"arg\":%.2f,\"seconds\":%.3f,\"published\":%llu,\"pub_per_s\":%.1f,\"deliveries\":%llu,\"expected\":%llu,\"lost\":%lld,\"frames\":%llu,\"bytes\":%llu,\"deliveries_per_s\":%.0f,\"MB_per_s\":%.2f",
    idx ? "," : "", ph->kind == 0 ? "sat" : ph->kind == 1 ? "rate" : "idle", ph->kind == 1 ? rate : ph->val, T, (unsigned long long)c_pub, prate, (unsigned long long)c_deliv, (unsigned long long)c_expected,
    (long long)(o_mm >= MM_TS ? 0 : (int64_t)c_expected - (int64_t)c_deliv), (unsigned long long)c_frames, (unsigned long long)c_bytes, (double)c_deliv / T, (double)c_bytes / T / 1e6);
  J(",\"lat_us\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"p999\":%.1f,\"max\":%.1f,\"mean\":%.1f,\"n\":%llu}", hq(&H_lat, .5), hq(&H_lat, .9), hq(&H_lat, .99), hq(&H_lat, .999), (double)H_lat.max / 1e3, H_lat.n ? (double)H_lat.sum / (double)H_lat.n / 1e3 : 0, (unsigned long long)H_lat.n);
  if (o_far) J(",\"far_lat_us\":{\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"max\":%.1f,\"n\":%llu}", hq(&H_far, .5), hq(&H_far, .9), hq(&H_far, .99), (double)H_far.max / 1e3, (unsigned long long)H_far.n);
  J(",\"cpu_each_s\":["); for (int i = 0; i < npids; i++) J("%s%.6f", i ? "," : "", p1.each[i] - p0.each[i]); J("]");
  if (o_post) J(",\"http\":{\"ok\":%llu,\"bad\":%llu,\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f}", (unsigned long long)c_http_ok, (unsigned long long)c_http_bad, hq(&H_http, .5), hq(&H_http, .99), (double)H_http.max / 1e3);
  J(",\"server\":{\"cpu_s\":%.2f,\"user_s\":%.2f,\"sys_s\":%.2f,\"deliveries_per_cpu_s\":%.0f,\"cpu_us_per_delivery\":%.4f,\"util\":%.3f,\"rss_mb\":%.1f,\"threads\":%ld}", cpu, p1.user - p0.user, p1.sys - p0.sys,
    cpu > 0 ? (double)c_deliv / cpu : 0, c_deliv ? cpu * 1e6 / (double)c_deliv : 0, cpu / wall, p1.rss_kb / 1024, p1.threads);
  J(",\"self_cpu\":%.3f,\"self_us_per_delivery\":%.4f,\"other_cpu\":%.3f,\"steal\":%.3f,\"softirq_s\":%.2f,\"ooo\":%llu,\"unmatched\":%llu,\"other_frames\":%llu,\"stuck\":%lld}", self / wall, c_deliv ? self * 1e6 / (double)c_deliv : 0, (busy - self - cpu) / wall, (m1.steal - m0.steal) / wall, m1.softirq - m0.softirq,
    (unsigned long long)c_ooo, (unsigned long long)c_unmatched, (unsigned long long)c_other, (long long)lost);
  fprintf(stderr, "[%s] %s %.1f: pub %.1f/s deliv %.0f/s  cpu %.3f us/deliv (%.0f/cpu-s, util %.2f)  p50 %.0f p99 %.0f p99.9 %.0f max %.0f us  self %.2f other %.2f lost %lld rss %.0f MB\n", o_label,
    ph->kind == 0 ? "sat" : ph->kind == 1 ? "rate" : "idle", ph->kind == 1 ? rate : ph->val, prate, (double)c_deliv / T, c_deliv ? cpu * 1e6 / (double)c_deliv : 0, cpu > 0 ? (double)c_deliv / cpu : 0, cpu / wall,
    hq(&H_lat, .5), hq(&H_lat, .99), hq(&H_lat, .999), (double)H_lat.max / 1e3, self / wall, (busy - self - cpu) / wall, (long long)(o_mm >= MM_TS ? 0 : (int64_t)c_expected - (int64_t)c_deliv), p1.rss_kb / 1024);
}
static void parse_phase(char *s) {
  phase p = {.kind = 0, .val = 1, .d = 5}; char *t = strtok(s, ",");
  for (; t; t = strtok(NULL, ",")) {
    if (!strncmp(t, "sat", 3)) { p.kind = 0; if (t[3] == '=') p.val = atof(t + 4); }
    else if (!strncmp(t, "rate=", 5)) { p.kind = 1; p.val = atof(t + 5); p.pct = strchr(t, '%') != NULL; }
    else if (!strcmp(t, "idle")) { p.kind = 2; p.val = 0; }
    else if (!strncmp(t, "d=", 2)) p.d = atof(t + 2);
    else if (!strcmp(t, "warm")) p.warm = 1;
    else die("bad phase %s", t);
  }
  phases[nphases++] = p;
}
int main(int ac, char **av) {
#define A(x) (!strcmp(av[i], x))
#define V (i + 1 < ac ? av[++i] : (die("%s needs a value", av[i]), ""))
  for (int i = 1; i < ac; i++) {
    if (A("--port")) o_port = atoi(V); else if (A("-n")) o_n = atol(V); else if (A("--host")) o_host = V; else if (A("--path")) o_path = V;
    else if (A("--proto")) o_raw = !strcmp(V, "raw"); else if (A("--header")) hdrs[nhdrs++] = (char *)V; else if (A("--auth")) o_auth = V; else if (A("--nsp")) o_nsp = V;
    else if (A("--join")) o_join = V; else if (A("--join-ack")) o_joinack = 1; else if (A("--join-event")) o_joinev = V; else if (A("--rooms")) o_rooms = atoi(V); else if (A("--room-base")) o_roombase = atoi(V);
    else if (A("--connect-rate")) o_crate = atof(V); else if (A("--inflight")) o_inflight = atoi(V); else if (A("--src-ips")) o_srcips = atoi(V); else if (A("--deflate")) o_deflate = 1;
    else if (A("--stall")) o_stall = atoi(V); else if (A("--far-port")) o_farport = atoi(V); else if (A("--far")) o_far = atoi(V); else if (A("--pub-event")) o_pub = V; else if (A("--pub-conns")) o_pubconns = atoi(V); else if (A("--except-sender")) o_exsender = 1;
    else if (A("--post")) o_post = V; else if (A("--post-body")) o_body = V; else if (A("--post-header")) phdrs[nphdrs++] = (char *)V; else if (A("--post-method")) o_method = V; else if (A("--post-conns")) o_postconns = atoi(V);
    else if (A("--payload")) o_payload = atoi(V); else if (A("--event")) o_event = V; else if (A("--match")) o_match = V;
    else if (A("--count-base")) { count_based = 1; count_base = atoll(V); }
    else if (A("--match-mode")) { const char *m = V; o_mm = !strcmp(m, "seq") ? MM_SEQ : !strcmp(m, "conn") ? MM_CONN : !strcmp(m, "count") ? MM_COUNT : !strcmp(m, "ts") ? MM_TS : MM_NONE; }
    else if (A("--lazy")) o_lazy = atoi(V); else if (A("--lazy-bytes")) o_lazybytes = atoi(V);
    else if (A("--phase")) parse_phase((char *)V); else if (A("--pid")) { char *s = (char *)V; for (char *t = strtok(s, ","); t; t = strtok(NULL, ",")) pids[npids++] = atoi(t); }
    else if (A("--pin")) o_pin = atoi(V); else if (A("--spin")) o_spin = 1; else if (A("--settle")) o_settle = atoi(V); else if (A("--series")) o_series = 1; else if (A("--drain")) o_drain = atoi(V); else if (A("--label")) o_label = V;
    else if (A("--tokens")) { FILE *f = fopen(V, "r"); char *l = NULL; size_t cap = 0; ssize_t k; if (!f) die("tokens file"); while ((k = getline(&l, &cap, f)) > 0) { while (k && (l[k - 1] == '\n' || l[k - 1] == '\r')) l[--k] = 0; if (!k) continue; tokens = realloc(tokens, sizeof(char *) * (size_t)(ntokens + 1)); tokens[ntokens++] = strdup(l); } fclose(f); }
    else die("unknown option %s", av[i]);
  }
  if (!o_port) die("siofan --port P -n N ... (see the head of siofan.c)");
  if (!nphases) { char d[] = "sat=1,d=5"; parse_phase(d); }
  event_len = o_event ? strlen(o_event) : 0; match_len = strlen(o_match);
  if (o_pin >= 0) { cpu_set_t s; CPU_ZERO(&s); CPU_SET(o_pin, &s); sched_setaffinity(0, sizeof s, &s); }
  struct rlimit rl; getrlimit(RLIMIT_NOFILE, &rl); rl.rlim_cur = rl.rlim_max; setrlimit(RLIMIT_NOFILE, &rl);
  if ((long)rl.rlim_cur < o_n + o_postconns + 16) die("ulimit -n %ld is too small for %ld connections", (long)rl.rlim_cur, o_n);
  signal(SIGINT, onsig); signal(SIGTERM, onsig); signal(SIGPIPE, SIG_IGN);
  padbuf = malloc(1 << 17); memset(padbuf, 'x', 1 << 17);
  if (o_payload) { /* turn the wanted size of the text into the size of the pad */
    static char t[1 << 17]; const char *tp = o_post ? o_body : o_pub; int base = tp ? (int)expand(t, sizeof t, tp, 100000, 0, 0, 0, nsec(), 0) : 0;
    o_payload -= base; if (o_payload < 0) o_payload = 0;
  }
  ep = epoll_create1(0); ring = calloc(RING, sizeof *ring); roomsize = calloc((size_t)o_rooms, sizeof(int));
  if (!o_srcips) o_srcips = (int)((o_n + 19999) / 20000);
  C = calloc((size_t)o_n + 1, sizeof *C); H = calloc((size_t)o_postconns + 1, sizeof *H); idle_stack = calloc((size_t)o_postconns + 1, sizeof *idle_stack);
  for (long i = 0; i < o_n; i++) { C[i].id = (uint32_t)i; C[i].room = (int32_t)(i % o_rooms); C[i].src = (uint8_t)(o_srcips > 1 ? 1 + i % o_srcips : 0); C[i].stalled = i >= o_n - o_stall; C[i].far = i >= o_n - o_far; C[i].lazy = o_lazy && i >= o_pubconns && (i % 100) >= 100 - o_lazy; }
  pstat pa = proc_read(); mstat ma = machine(); double sa = self_cpu(), mem0 = sockmem_kb(); int64_t t0 = nsec(); hs_first = t0; hs_last = t0;
  int64_t lastp = t0; long lastr = 0;
  while (n_ready + n_fail < o_n && !over()) {
    int64_t now = nsec(); long allowed = o_crate > 0 ? (long)((double)(now - t0) / 1e9 * o_crate) + 1 : o_n;
    while (n_started < o_n && n_started < allowed && n_inflight < o_inflight) { n_inflight++; start_conn(&C[n_started++]); }
    poll_once(now + 1000000);
    if (n_ready != lastr) { lastr = n_ready; lastp = now; } else if (now - lastp > 15000000000LL) { fprintf(stderr, "connect stage stuck: ready %ld failed %ld started %ld\n", n_ready, n_fail, n_started); break; }
  }
  pstat pb = proc_read(); mstat mb = machine(); double sb = self_cpu(); double ct = (double)(hs_last - hs_first) / 1e9, ccpu = pb.user - pa.user + pb.sys - pa.sys;
  int64_t st = nsec() + (int64_t)o_settle * 1000000; while (nsec() < st && !over()) poll_once(st);
  pstat pc = proc_read(); double mem1 = sockmem_kb();
  J("{\"label\":\"%s\",\"connections\":%ld,\"ready\":%ld,\"failed\":%ld,\"auth_failed\":%ld,\"rooms\":%d,\"payload_pad\":%d,\"connect\":{\"seconds\":%.3f,\"per_s\":%.0f,\"server_cpu_s\":%.2f,\"per_server_cpu_s\":%.0f,\"self_cpu_s\":%.2f,\"machine_busy_s\":%.2f},\"memory\":{\"rss_before_mb\":%.1f,\"rss_after_mb\":%.1f,\"rss_per_conn_bytes\":%.0f,\"kernel_tcp_mem_kb_delta\":%.0f},\"phases\":[",
    o_label, o_n, n_ready, n_fail, n_authfail, o_rooms, o_payload, ct, ct > 0 ? (double)n_ready / ct : 0, ccpu, ccpu > 0 ? (double)n_ready / ccpu : 0, sb - sa, mb.busy - ma.busy,
    pa.rss_kb / 1024, pc.rss_kb / 1024, n_ready ? (pc.rss_kb - pa.rss_kb) * 1024 / (double)n_ready : 0, mem1 - mem0);
  fprintf(stderr, "[%s] ready %ld/%ld failed %ld in %.2fs (%.0f/s, %.0f per server cpu-s), rss %.1f -> %.1f MB (%.0f B/conn)\n", o_label, n_ready, o_n, n_fail, ct, ct > 0 ? (double)n_ready / ct : 0, ccpu > 0 ? (double)n_ready / ccpu : 0, pa.rss_kb / 1024, pc.rss_kb / 1024, n_ready ? (pc.rss_kb - pa.rss_kb) * 1024 / (double)n_ready : 0);
  if (o_post) {
    const char *u = o_post; if (strncmp(u, "http://", 7)) die("only http:// urls"); u += 7; const char *sl = strchr(u, '/'); char hp[64] = ""; memcpy(hp, u, (size_t)(sl ? sl - u : (long)strlen(u)));
    char *col = strchr(hp, ':'); http_port = col ? atoi(col + 1) : 80; if (col) *col = 0; strcpy(http_ip, !strcmp(hp, "localhost") ? "127.0.0.1" : hp); snprintf(http_path, sizeof http_path, "%s", sl ? sl : "/");
    for (int i = 0; i < o_postconns; i++) { H[i].id = (uint32_t)i; http_open(&H[i]); }
    int64_t w = nsec() + 200000000; while (nsec() < w) poll_once(w);
  }
  int shown = 0; for (int i = 0; i < nphases && !over(); i++) { if (!o_pub && !o_post && phases[i].kind != 2) continue; run_phase(&phases[i], shown); if (!phases[i].warm) shown++; }
  J("],\"closed_during_run\":%ld,\"engine_pings\":%llu,\"ready_at_end\":%ld}", n_dead, (unsigned long long)c_pings, n_ready);
  puts(js);
  if (signalled) die("ended by a signal");
  if (n_dead) die("%ld of %ld connections were lost", n_dead, o_n);
  return 0;
}
