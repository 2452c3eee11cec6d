// A server of Node.js on Redis with the original `instrument()` and a client of its own, and two admins, both of them the
// unmodified client: one at this server, one at the server whose URL is given. Tells as a line of JSON what each sees of the
// other server, and of a command that reaches it.
import { createServer } from 'node:http';
import { instrument } from '@socket.io/admin-ui';
import { createAdapter } from '@socket.io/redis-adapter';
import { Redis } from 'ioredis';
import { Server } from 'socket.io';
import { io as connect } from 'socket.io-client';

const [port, key, other] = process.argv.slice(2);
const redis = async () => {
  const connection = new Redis(Number(port), '127.0.0.1');
  await new Promise((ready) => connection.once('ready', ready));
  return connection;
};

setTimeout(() => process.exit(1), 40_000); // nothing comes any more, so the test shall fail

const http = createServer();
const io = new Server(http, { adapter: createAdapter(await redis(), await redis(), { key }) });
instrument(io, { auth: false, mode: 'development', serverId: 'node' });
await new Promise((done) => http.listen(0, '127.0.0.1', done));
const here = `http://127.0.0.1:${http.address().port}`;

const connected = async (socket) => {
  await new Promise((done) => socket.on('connect', done));
  return socket;
};
const user = await connected(connect(here, { transports: ['websocket'] }));

/** An admin who remembers what comes. */
function admin(url) {
  const socket = connect(`${url}/admin`, { transports: ['websocket'] });
  const past = [];
  const waiting = [];
  socket.onAny((...event) => {
    past.push(event);
    waiting.forEach((look) => look(event));
  });
  socket.heard = (name, wanted) =>
    new Promise((done) => {
      const look = ([event, ...values]) => event === name && wanted(...values) && done(values);
      past.forEach(look);
      waiting.push(look);
    });
  return socket;
}

const [atNode, atOther] = [admin(here), admin(other)];
const facts = ({ clientId, transport, data }) => ({ clientId: clientId?.length, transport, data });
const sees = async (socket, server) => {
  const [stats] = await socket.heard('server_stats', ({ serverId }) => serverId === server);
  return Object.keys(stats);
};

const seen = {
  atNode: await sees(atNode, 'ours'),
  atOther: await sees(atOther, 'node'),
};
const [toldByOther] = await atOther.heard('all_sockets', () => true);
seen.nodesSocket = facts(toldByOther.find(({ id }) => id === user.id));
const [toldByNode] = await atNode.heard('all_sockets', () => true);
seen.ourSocket = facts(toldByNode.find(({ nsp, id }) => nsp === '/' && id !== user.id));

atOther.emit('join', '/', 'red', user.id);
await atOther.heard('room_joined', (nsp, room, id) => nsp === '/' && room === 'red' && id === user.id);
seen.moved = [...io.sockets.sockets.get(user.id).rooms].length;
const ours = toldByNode.find(({ nsp, id }) => nsp === '/' && id !== user.id).id;
atNode.emit('_disconnect', '/', false, ours);
const [, , reason] = await atNode.heard('socket_disconnected', (nsp, id) => id === ours);
seen.disconnected = reason;
console.log(JSON.stringify(seen));
process.exit();
