// What the Admin UI does and sees, with the unmodified client. `node admin.js serve <mode>` is a server with the original
// `instrument()`, and tells its port; `node admin.js watch <url>` lives through a scenario at whichever server, and tells
// as JSON what there was to see, with names in place of what differs each time.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';

const require = createRequire(import.meta.url);
const [what, argument] = process.argv.slice(2);

const PASSWORD = 'open sesame';
const HASH = '$2a$04$NNtApMoEAtEAidsQOMPM6O8t1rZkPO7zciExkppRhOwnW4EbQZjkK';

function serve(mode) {
  const { Server } = require('socket.io');
  const { instrument } = require('@socket.io/admin-ui');
  const http = createServer();
  const io = new Server(http);
  instrument(io, { auth: { type: 'basic', username: 'admin', password: HASH }, mode, serverId: 'one' });
  io.on('connection', (socket) => {
    socket.on('name', (name) => (socket.data.name = name));
    socket.on('join', (room) => socket.join(room));
    socket.on('leave', (room) => socket.leave(room));
    socket.on('echo', (...values) => values.pop()(socket.emit('news', ...values)));
  });
  http.listen(0, '127.0.0.1', () => console.log(http.address().port));
  process.stdin.on('end', () => process.exit()).resume();
}

async function watch(url) {
  const connect = require('client4');
  const seen = {};
  const names = new Map([[new URL(url).host, '<host>']]);

  const remember = (who, id) => names.set(id, `<${who}>`);
  const named = (_, value) => {
    if (typeof value !== 'string') return value;
    for (const [given, name] of names) value = value.replaceAll(given, name);
    return value
      .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, '<timestamp>')
      .replace(/^\w{3} \w{3} \d\d \d{4} \d\d:\d\d:\d\d GMT\+0000 \(Coordinated Universal Time\)$/, '<date>')
      .replace(/([?&]t=)[\w-]+/, '$1<t>');
  };
  const plain = ([name, ...values]) => {
    for (const value of values.flat()) {
      if (value?.handshake) {
        value.clientId = /^[\w-]{12}$/.test(value.clientId) ? '<client>' : value.clientId;
        value.handshake.issued = typeof value.handshake.issued;
        if (value.handshake.query.t) value.handshake.query.t = '<t>';
        delete value.handshake.headers['sec-websocket-key'];
        value.rooms = value.rooms.map((room) => names.get(room) ?? room).sort();
      }
    }
    return [name, ...values];
  };

  /** Resolves with what comes by this name and is wanted, also if it has come before. */
  function heard(socket, event, wanted = () => true) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`in vain awaited: ${event}, but saw ${JSON.stringify(seen)}`)), 15000).unref();
      const look = (values) => wanted(...values) && resolve(values);
      socket.past?.filter(([name]) => name === event).forEach(([, ...values]) => look(values));
      socket.on(event, (...values) => look(values));
    });
  }
  function open(namespace, options) {
    const socket = connect(url + namespace, { forceNew: true, ...options });
    socket.past = [];
    socket.onAny((...event) => socket.past.push(event));
    return socket;
  }

  const wrong = open('/admin', { auth: { username: 'admin', password: 'wrong' } });
  const [{ message, data }] = await heard(wrong, 'connect_error');
  seen.refused = { message, data };
  wrong.close();

  const first = open('/admin', { auth: { username: 'admin', password: PASSWORD } });
  const [sessionId] = await heard(first, 'session');
  seen.session = /^[0-9a-f]{16,}$/.test(sessionId);
  await heard(first, 'server_stats');
  first.close();

  const admin = open('/admin', { transports: ['websocket'], auth: { sessionId } });
  await heard(admin, 'connect');
  remember('admin', admin.id);
  const [{ supportedFeatures }] = await heard(admin, 'config');
  seen.config = supportedFeatures;
  const all = supportedFeatures.includes('ALL_EVENTS');
  // Nothing of the first one comes any more.
  if (all) await heard(admin, 'all_sockets');
  admin.past.length = 0;
  await heard(admin, 'server_stats', ({ clientsCount }) => clientsCount === 1);
  admin.past.length = 0;

  const user = open('/', {});
  await heard(user, 'connect');
  const userId = user.id;
  remember('user', userId);
  const reports = (event, ...start) =>
    all ? heard(admin, event, (...values) => start.every((value, i) => value === values[i])) : undefined;
  await reports('socket_updated');
  await new Promise((resolve) =>
    user.io.engine.transport.name === 'websocket' ? resolve() : user.io.engine.once('upgrade', resolve));
  if (all) await heard(admin, 'socket_updated', ({ transport }) => transport === 'websocket');
  user.emit('name', 'ada');
  if (all) await heard(admin, 'socket_updated', ({ data }) => data?.name === 'ada');
  const echoed = heard(user, 'news');
  await new Promise((resolve) => user.emit('echo', 1, { two: [true, null] }, Buffer.from([1, 2]), resolve));
  await echoed;
  await reports('event_sent', '/', userId);
  user.emit('join', 'red');
  await reports('room_joined', '/', 'red', userId);

  const later = open('/admin', { transports: ['websocket'], auth: { sessionId } });
  if (all) {
    const [sockets] = await heard(later, 'all_sockets');
    seen.all_sockets = sockets.length;
    seen.user = plain(['', sockets.find(({ id }) => id === userId)])[1];
  } else {
    await heard(later, 'config');
  }
  const laterId = later.id;
  remember('later', laterId);
  later.close();
  await reports('socket_disconnected', '/admin', laterId);

  admin.emit('join', '/', 'blue', userId);
  await reports('room_joined', '/', 'blue', userId);
  const news = heard(user, 'news', (text) => text === 'to blue');
  admin.emit('emit', '/', 'blue', 'news', 'to blue');
  await news;
  const everybodysNews = heard(user, 'news', (text) => text === 'to all');
  admin.emit('emit', '/', null, 'news', 'to all');
  await everybodysNews;
  admin.emit('leave', '/', 'blue', userId);
  await reports('room_left', '/', 'blue', userId);
  const gone = heard(user, 'disconnect');
  admin.emit('_disconnect', '/', false, userId);
  seen.reason = (await gone)[0];
  user.io.engine.close();
  await reports('socket_disconnected', '/', userId);
  await heard(admin, 'server_stats', ({ clientsCount }) => clientsCount === 1);

  const statistics = admin.past.filter(([name]) => name === 'server_stats').map(([, stats]) => stats);
  const last = statistics.at(-1);
  const aggregated = statistics.flatMap(({ aggregatedEvents }) => aggregatedEvents);
  seen.server_stats = Object.entries(last).map(([name, value]) => [name, typeof value]);
  seen.serverId = last.serverId;
  seen.counts = [last.clientsCount, last.pollingClientsCount];
  seen.namespaces = last.namespaces.sort((a, b) => a.name.localeCompare(b.name));
  seen.aggregated = [...new Set(aggregated.map(({ type, subType }) => `${type} ${subType}`))].sort();
  seen.keys = [...new Set(aggregated.flatMap((entry) => Object.keys(entry)))].sort();
  seen.wholeSeconds = aggregated.every(({ timestamp }) => timestamp % 1000 === 0 && Math.abs(timestamp - Date.now()) < 60000);
  const sum = (type) => aggregated.filter((entry) => entry.type === type).reduce((sum, { count }) => sum + count, 0);
  seen.connections = sum('rawConnection');
  seen.userPackets = sum('packetsIn');
  const told = admin.past.filter(([name]) => name !== 'server_stats').map(plain);
  // It may be upgraded before its coming is told.
  for (const [name, socket] of told) if (name === 'socket_connected') socket.transport = typeof socket.transport;
  seen.told = {};
  for (const [name, ...values] of told) (seen.told[name] ??= []).push(values);
  seen.told.room_left?.sort(([, a], [, b]) => (names.get(a) ?? a).localeCompare(names.get(b) ?? b));
  console.log(JSON.stringify(seen, named));
  process.exit();
}

await { serve, watch }[what](argument);
