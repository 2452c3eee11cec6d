// A server of Node.js on Redis in one of the formats, a client of it, and an emitter; all unmodified. Driven by lines of
// JSON: {id, of, steps}, where `of` is io, http, client, wanderer or emitter, and each step names one of its methods or
// properties, with arguments. What comes of the last step goes out as {id, result} or {id, error}. What the server and
// the clients hear goes out as {server: [event, ...arguments]}, {client: ...} and {wanderer: ...}. Binary values are
// {binary: base64}, dates that go to it {date: milliseconds}.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createAdapter, createShardedAdapter } from '@socket.io/redis-adapter';
import { createAdapter as createStreamsAdapter } from '@socket.io/redis-streams-adapter';
import { Emitter } from '@socket.io/redis-emitter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';

const [port, key, format, subscriptionMode, streams, recovery] = process.argv.slice(2);
const redis = async () => {
  const connection = new Redis(Number(port), '127.0.0.1');
  await new Promise((ready) => connection.once('ready', ready));
  return connection;
};
const [publisher, subscriber] = [await redis(), await redis()];

const toJson = (_, value) =>
  value?.type === 'Buffer' ? { binary: Buffer.from(value.data).toString('base64') } : value;
const fromJson = (_, value) =>
  typeof value?.binary === 'string'
    ? Buffer.from(value.binary, 'base64')
    : typeof value?.date === 'number' ? new Date(value.date) : value;
const tell = (line) => process.stdout.write(`${JSON.stringify(line, toJson)}\n`);

const http = createServer();
const adapters = {
  classic: () => createAdapter(publisher, subscriber, { key, requestsTimeout: 2_000 }),
  sharded: () => createShardedAdapter(publisher, subscriber, { channelPrefix: key, subscriptionMode }),
  streams: () => createStreamsAdapter(publisher, { channelPrefix: key, ...JSON.parse(streams) }),
};
const connectionStateRecovery =
  recovery === '0' ? undefined : { maxDisconnectionDuration: Number(recovery) };
const io = new Server(http, { adapter: adapters[format](), connectionStateRecovery });
io.on('connection', (socket) => {
  socket.data = { from: 'node' };
  socket.on('disconnect', (reason) => tell({ server: ['disconnect', reason] }));
});
for (const event of ['hello', 'ask']) {
  io.on(event, (...args) => {
    const ack = typeof args.at(-1) === 'function' ? args.pop() : undefined;
    tell({ server: [event, ...args] });
    ack?.({ answer: args[0] });
  });
}
await new Promise((done) => http.listen(0, '127.0.0.1', done));

const client = connect(`http://127.0.0.1:${http.address().port}`, {
  transports: ['websocket'], auth: { name: 'nora' }, query: { q: 'node' },
});
client.onAny((event, ...args) => {
  const ack = typeof args.at(-1) === 'function' ? args.pop() : undefined;
  tell({ client: [event, ...args] });
  ack?.('from node', 'not looked at');
});
client.on('disconnect', (reason) => tell({ client: ['disconnect', reason] }));
await new Promise((done) => client.on('connect', done));
tell({ client: ['connect', client.id] });

// A client of whatever server is there.
const wanderer = {
  open(url) {
    const socket = connect(url, { transports: ['websocket'], reconnectionDelay: 20, reconnectionDelayMax: 50 });
    const hear = (...event) => tell({ wanderer: event });
    socket.on('connect', () => hear('connect', socket.id, socket.recovered));
    socket.on('disconnect', (reason) => hear('disconnect', reason));
    socket.onAny(hear);
  },
};

const things = { io, http, client, wanderer, emitter: new Emitter(await redis(), { key }) };
const shown = (value) =>
  value?.handshake
    ? { id: value.id, handshake: value.handshake, rooms: [...value.rooms], data: value.data }
    : Array.isArray(value)
      ? value.map(shown)
      : value instanceof Set
        ? [...value]
        : ['object', 'function'].includes(typeof value) && value?.constructor !== Object
          ? null
          : value;

createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const { id, of, steps } = JSON.parse(line, fromJson);
    try {
      const result = await steps.reduce(
        (it, [name, ...args]) => (typeof it[name] === 'function' ? it[name](...args) : it[name]), things[of]);
      tell({ id, result: shown(result) });
    } catch (error) {
      tell({ id, error: `${error}` });
    }
  })
  .on('close', () => process.exit());
