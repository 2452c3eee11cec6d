// Rooms and one event, on Node: node peer.js PORT ws|uws|rawuws
//   ws      socket.io on ws, with bufferutil and utf-8-validate
//   uws     socket.io on uWebSockets.js
//   rawuws  uWebSockets.js alone, publishing Socket.IO frames made by hand
const port = Number(process.argv[2]);
const mode = process.argv[3];
const host = '127.0.0.1';
const heartbeat = { pingInterval: 25000, pingTimeout: 20000 };

const uWebSockets = () => require('@btc-vision/uwebsockets.js');

function rawUws() {
  const app = uWebSockets().App();
  const text = new TextDecoder();
  const open = JSON.stringify({ sid: 's', upgrades: [], ...heartbeat, maxPayload: 1000000 });
  app.ws('/socket.io/', {
    idleTimeout: 120,
    maxBackpressure: 1 << 20,
    compression: 0,
    open: (ws) => ws.send('0' + open, false),
    message: (ws, bytes) => {
      const packet = text.decode(bytes);
      if (packet.startsWith('40')) ws.send('40{"sid":"x"}', false);
      if (!packet.startsWith('42')) return;
      const start = packet.indexOf('[');
      const ack = packet.slice(2, start);
      const [event, data] = JSON.parse(packet.slice(start));
      if (event === 'video:join') {
        ws.subscribe('r' + data.contentId);
        if (ack) ws.send('43' + ack + '[]', false);
      } else if (event === 'video:like') {
        app.publish('r' + data.contentId, '42' + JSON.stringify([event, data]), false);
      }
    },
  });
  app.listen(host, port, () => {});
}

function socketIo() {
  const { Server } = require('socket.io');
  let io;
  if (mode === 'uws') {
    const app = uWebSockets().App();
    io = new Server(heartbeat);
    io.attachApp(app);
    app.listen(host, port, () => {});
  } else {
    const server = require('http').createServer();
    io = new Server(server, heartbeat);
    server.listen(port, host, 65535);
  }
  io.on('connection', (socket) => {
    socket.on('video:join', (data, ack) => {
      socket.join('r' + data.contentId);
      if (ack) ack();
    });
    socket.on('video:like', (data) => io.to('r' + data.contentId).emit('video:like', data));
  });
}

if (mode === 'rawuws') rawUws();
else socketIo();
