// The unmodified clients from npm, driven by lines of JSON: {socket, action, argument}. What the sockets are told goes out
// as lines too: {socket, told: [event, ...arguments]}. Binary values are {binary: base64} in both.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const require = createRequire(import.meta.url);
const sockets = new Map();

const toJson = (_, value) =>
  value?.type === 'Buffer' ? { binary: Buffer.from(value.data).toString('base64') } : value;
const fromJson = (_, value) =>
  typeof value?.binary === 'string' ? Buffer.from(value.binary, 'base64') : value;

function watch(id, socket) {
  const tell = (...told) => process.stdout.write(`${JSON.stringify({ socket: id, told }, toJson)}\n`);
  sockets.set(id, { socket, tell });
  socket.on('connect', () => tell('connect', socket.id, ...(socket.recovered ? ['recovered'] : [])));
  socket.on('connect_error', ({ message, data }) => tell('connect_error', { message, data }));
  // How Socket.IO 2 tells of a refusal; and of broken connections, which are Errors.
  socket.on('error', (refusal) => refusal instanceof Error || tell('connect_error', refusal));
  socket.on('disconnect', (reason) => tell('disconnect', reason));
  socket.on('news', (...values) => tell('news', ...values));
  socket.on('question', (...values) => values.pop()(...values));
}

const actions = {
  open(id, { client, msgpack, url, transports, auth }) {
    const parser = msgpack && { parser: require('socket.io-msgpack-parser') };
    const credentials = client === 'client2' ? { query: auth } : { auth };
    const reconnection = { reconnectionDelay: 20, reconnectionDelayMax: 50 };
    watch(id, require(client)(url, { forceNew: true, transports, ...reconnection, ...parser, ...credentials }));
  },
  /** Another namespace over the connection of a socket that is open. */
  beside: (id, { other, namespace }) => watch(id, sockets.get(other).socket.io.socket(namespace)),
  emit: (id, values) => sockets.get(id).socket.emit(...values),
  ask(id, values) {
    const { socket, tell } = sockets.get(id);
    socket.emit(...values, (...answer) => tell('answer', ...answer));
  },
  askBriefly(id, values) {
    const { socket, tell } = sockets.get(id);
    socket.timeout(50).emit(...values, (timeout) => tell(timeout ? 'timeout' : 'answer'));
  },
  disconnect: (id) => sockets.get(id).socket.disconnect(),
};

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { socket, action, argument } = JSON.parse(line, fromJson);
    actions[action](socket, argument);
  })
  .on('close', () => process.exit());
