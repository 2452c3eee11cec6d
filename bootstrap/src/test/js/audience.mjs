// What the scenarios need: people with tokens and sockets, REST calls, and patience with a deadline.
import { createHmac, randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';

const { APPLAUD_URL: url, JWT_SECRET: secret, TRANSPORTS: transports = '' } = process.env;
const DEADLINE_MS = 10_000;
const open = new Set();

export const newId = (prefix = 'id') => `${prefix}-${randomUUID()}`;

export function token(sub, claims = {}) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub, exp: Math.floor(Date.now() / 1000) + 3600, ...claims })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** Somebody with an id and a token of their own. */
export function person(claims = {}) {
  const id = newId('user');
  return { id, token: token(id, { username: `@${id}`, avatar: `https://example.org/${id}.png`, ...claims }) };
}

export async function rest(method, path, { by, body, headers = {} } = {}) {
  const answer = await fetch(`${url}/api${path}`, {
    method,
    headers: {
      ...(by && { authorization: `Bearer ${by.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, ...(await answer.json()) };
}

export async function published(by = person({ isVerified: true }), fields = {}) {
  const { data } = await rest('POST', '/content', { by, body: { contentType: 'video', ...fields } });
  return data._id;
}

export function socketOf(options) {
  const socket = io(url, {
    forceNew: true,
    ...(transports && { transports: transports.split(',') }),
    ...options,
  });
  open.add(socket);
  return socket;
}

/** A connected socket that remembers every event it was sent. */
export async function connected(who, options = { auth: { token: who.token } }) {
  const socket = socketOf(options);
  const events = [];
  const waiting = new Set();
  socket.onAny((name, data) => {
    events.push({ name, data });
    waiting.forEach((look) => look());
  });
  await within('connect', new Promise((done, failed) => {
    socket.on('connect', done);
    socket.on('connect_error', failed);
  }));
  return {
    socket,
    /** The next event of that name that wasn't taken yet. */
    next: (name) => within(name, new Promise((found) => {
      const look = () => {
        const at = events.findIndex((event) => event.name === name);
        if (at >= 0) {
          waiting.delete(look);
          found(events.splice(at, 1)[0].data);
        }
      };
      waiting.add(look);
      look();
    })),
    /** Names of all events not taken yet. */
    left: () => events.map((event) => event.name),
    emit: (...args) => socket.emit(...args),
    ask: (...args) => within(args[0], socket.emitWithAck(...args)),
  };
}

export function refused(options) {
  const socket = socketOf({ reconnection: false, ...options });
  return within('connect_error', new Promise((done, failed) => {
    socket.on('connect_error', done);
    socket.on('connect', () => failed(new Error('connected though it should not have')));
  }));
}

/** Everything sent to a socket before this has arrived once it is through. */
export async function caughtUp(audience, admin, userId) {
  await rest('POST', '/admin/emit', { by: admin, body: { userId, event: 'caught-up', data: {} } });
  await audience.next('caught-up');
}

export function within(what, promise) {
  let timer;
  const deadline = new Promise((_, failed) => {
    timer = setTimeout(() => failed(new Error(`${what} did not come in time`)), DEADLINE_MS);
  });
  return Promise.race([promise, deadline]).finally(() => clearTimeout(timer));
}

export function closeAll() {
  open.forEach((socket) => socket.disconnect());
  open.clear();
}
