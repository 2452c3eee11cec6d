// The whole seed, as an unmodified socket.io-client sees it.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setTimeout as after } from 'node:timers/promises';
import { caughtUp, closeAll, connected, newId, person, published, refused, rest, token, within } from './audience.mjs';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const THROTTLE_MS = 2_000;
const admin = person({ roles: ['admin'] });

afterEach(closeAll);

async function watching(contentId, who = person()) {
  const audience = await connected(who);
  audience.emit('video:join', { contentId });
  await audience.next('video:joined');
  return { ...audience, who };
}

describe('authentication', () => {
  it('refuses a socket without a token', async () => {
    const error = await refused({});
    assert.equal(error.message, 'Authentication required');
    assert.equal(error.data.code, 'UNAUTHENTICATED');
  });

  it('refuses a forged token', async () => {
    const error = await refused({ auth: { token: `${person().token}x` } });
    assert.equal(error.message, 'Invalid token');
    assert.equal(error.data.code, 'TOKEN_INVALID');
  });

  it('refuses an expired token', async () => {
    const error = await refused({ auth: { token: token('late', { exp: 1_700_000_000 }) } });
    assert.equal(error.message, 'Token expired');
    assert.equal(error.data.code, 'TOKEN_EXPIRED');
  });

  it('takes the token from the Authorization header too', async () => {
    const who = person();
    const audience = await connected(who, { extraHeaders: { Authorization: `Bearer ${who.token}` } });
    await caughtUp(audience, admin, who.id);
  });

  it('takes a newer token of the same user while connected, and no other', async () => {
    const who = person();
    const audience = await connected(who);
    const renewed = await audience.ask('auth:refresh', { token: token(who.id) });
    assert.equal(renewed.success, true);
    const other = await audience.ask('auth:refresh', { token: person().token });
    assert.equal(other.code, 'FORBIDDEN');
  });
});

describe('video rooms', () => {
  it('answer a join with how the video stands', async () => {
    const contentId = await published();
    await rest('POST', `/content/${contentId}/view`);
    const audience = await connected(person());
    const acknowledged = await audience.ask('video:join', { contentId });
    const joined = await audience.next('video:joined');
    assert.equal(acknowledged.success, true);
    for (const answer of [joined, acknowledged.data]) {
      assert.equal(answer.contentId, contentId);
      assert.equal(answer.likesCount, 0);
      assert.equal(answer.commentsCount, 0);
      assert.equal(answer.viewsCount, 1);
      assert.equal(answer.sharesCount, 0);
      assert.equal(answer.viewers, 1);
      assert.equal(answer.version, 1);
      assert.equal(answer.seq, 0);
    }
  });

  it('refuse a video that does not exist', async () => {
    const audience = await connected(person());
    const answer = await audience.ask('video:join', { contentId: newId() });
    assert.equal(answer.success, false);
    assert.equal(answer.code, 'CONTENT_NOT_FOUND');
    audience.emit('video:join', { contentId: newId() });
    const error = await audience.next('error');
    assert.equal(error.event, 'video:join');
    assert.equal(error.code, 'CONTENT_NOT_FOUND');
  });

  it('tell nothing more after leaving', async () => {
    const contentId = await published();
    const audience = await watching(contentId);
    audience.emit('video:leave', { contentId });
    assert.equal((await audience.next('video:left')).contentId, contentId);
    await rest('POST', `/content/${contentId}/like`, { by: person() });
    await caughtUp(audience, admin, audience.who.id);
    assert.deepEqual(audience.left(), []);
  });

  it('are swapped in one round trip by focus', async () => {
    const [first, second] = [await published(), await published()];
    const audience = await watching(first);
    const answer = await audience.ask('video:focus', { contentId: second });
    assert.equal(answer.success, true);
    assert.equal((await audience.next('video:left')).contentId, first);
    assert.equal((await audience.next('video:joined')).contentId, second);
    await rest('POST', `/content/${first}/like`, { by: person() });
    await rest('POST', `/content/${second}/like`, { by: person() });
    assert.equal((await audience.next('video:like')).contentId, second);
    await caughtUp(audience, admin, audience.who.id);
    assert.deepEqual(audience.left(), []);
  });
});

describe('interactions by REST', () => {
  it('like and unlike reach everyone who watches', async () => {
    const contentId = await published();
    const audience = await watching(contentId);
    const fan = person();
    const liked = await rest('POST', `/content/${contentId}/like`, { by: fan });
    assert.deepEqual(liked.data, { isLiked: true, likesCount: 1 });
    assert.equal(liked.message, 'Content liked');
    const { timestamp, version, ...like } = await audience.next('video:like');
    assert.deepEqual(like, { contentId, userId: fan.id, isLiked: true, likesCount: 1 });
    assert.match(timestamp, ISO);
    const unliked = await rest('POST', `/content/${contentId}/like`, { by: fan });
    assert.equal(unliked.message, 'Content unliked');
    const later = await audience.next('video:like');
    assert.equal(later.isLiked, false);
    assert.equal(later.likesCount, 0);
    assert.ok(later.version > version);
  });

  it('setting a like twice is told once', async () => {
    const contentId = await published();
    const audience = await watching(contentId);
    const fan = person();
    await rest('PUT', `/content/${contentId}/like`, { by: fan });
    await rest('PUT', `/content/${contentId}/like`, { by: fan });
    assert.equal((await audience.next('video:like')).likesCount, 1);
    await caughtUp(audience, admin, audience.who.id);
    assert.deepEqual(audience.left(), []);
  });

  it('a comment, a reply and their removal reach everyone who watches', async () => {
    const contentId = await published();
    const audience = await watching(contentId);
    const author = person({ isVerified: true });
    const body = { text: '  Great <b>video</b>! 👏 ', parentId: null };
    const posted = await rest('POST', `/content/${contentId}/comments`, { by: author, body });
    assert.equal(posted.status, 201);
    assert.equal(posted.message, 'Comment created');
    const told = await audience.next('video:comment');
    assert.equal(told.contentId, contentId);
    assert.equal(told.comment._id, posted.data.comment._id);
    assert.equal(told.comment.text, 'Great <b>video</b>! 👏');
    assert.equal(told.comment.createdAt, posted.data.comment.createdAt);
    assert.deepEqual(told.comment.user, {
      _id: author.id,
      username: `@${author.id}`,
      avatar: `https://example.org/${author.id}.png`,
      isVerified: true,
    });
    assert.equal(told.commentsCount, 1);
    assert.equal(told.seq, 1);
    const parentId = told.comment._id;
    await rest('POST', `/content/${contentId}/comments`, { by: person(), body: { text: 'Indeed', parentId } });
    const reply = await audience.next('video:comment');
    assert.equal(reply.comment.parentId, parentId);
    assert.equal(reply.seq, 2);
    const removed = await rest('DELETE', `/content/${contentId}/comments/${reply.comment._id}`, { by: admin });
    assert.equal(removed.success, true);
    const gone = await audience.next('video:comment_deleted');
    assert.equal(gone.commentId, reply.comment._id);
    assert.equal(gone.commentsCount, 1);
    assert.equal(gone.seq, 3);
  });

  it('views with and without a token, and shares, are counted and told', async () => {
    const contentId = await published();
    const audience = await watching(contentId);
    const viewer = person();
    await rest('POST', `/content/${contentId}/view`);
    assert.equal((await audience.next('video:view')).viewsCount, 1);
    assert.deepEqual((await rest('POST', `/content/${contentId}/view`, { by: viewer })).data, { viewsCount: 2 });
    assert.equal((await audience.next('video:view')).viewsCount, 2);
    const shared = await rest('POST', `/content/${contentId}/share`, { by: viewer });
    assert.deepEqual(shared.data, { sharesCount: 1 });
    const share = await audience.next('video:share');
    assert.equal(share.userId, viewer.id);
    assert.equal(share.sharesCount, 1);
  });

  it('everyone who watches gets the same, in the same order', async () => {
    const contentId = await published();
    const crowd = await Promise.all(Array.from({ length: 5 }, () => watching(contentId)));
    for (let i = 0; i < 20; i++) {
      await rest('POST', `/content/${contentId}/view`);
    }
    for (const audience of crowd) {
      for (let count = 1; count <= 20; count++) {
        assert.equal((await audience.next('video:view')).viewsCount, count);
      }
    }
  });

  it('removing a content is told to those who watch it', async () => {
    const owner = person();
    const contentId = await published(owner);
    const audience = await watching(contentId);
    assert.equal((await rest('DELETE', `/content/${contentId}`, { by: owner })).status, 200);
    assert.equal((await audience.next('video:removed')).contentId, contentId);
    assert.equal((await rest('POST', `/content/${contentId}/view`)).code, 'CONTENT_NOT_FOUND');
  });
});

describe('feed', () => {
  it('tells followers who subscribed of new content', async () => {
    const creator = person();
    const follower = await connected({ ...person(), name: 'follower' });
    const fan = person();
    const fanSocket = await connected(fan);
    const creatorSocket = await connected(creator);
    await rest('PUT', `/users/${creator.id}/follow`, { by: fan });
    follower.emit('feed:subscribe');
    await follower.next('feed:subscribed');
    fanSocket.emit('feed:subscribe');
    await fanSocket.next('feed:subscribed');
    const contentId = await published(creator);
    creatorSocket.emit('feed:new_content', { contentId, contentType: 'video' });
    const told = await creatorSocket.next('feed:content_broadcasted');
    assert.equal(told.followersNotified, 1);
    assert.equal(told.contentId, contentId);
    const { timestamp, ...refresh } = await fanSocket.next('feed:refresh');
    assert.match(timestamp, ISO);
    assert.deepEqual(refresh, {
      type: 'new_content',
      contentId,
      contentType: 'video',
      creator: { id: creator.id, username: `@${creator.id}`, avatar: `https://example.org/${creator.id}.png` },
    });
    const feed = await rest('GET', '/feed', { by: fan });
    assert.equal(feed.data.contents[0]._id, contentId);
    fanSocket.emit('feed:unsubscribe');
    await fanSocket.next('feed:unsubscribed');
    await published(creator, { notifyFollowers: true });
    await caughtUp(fanSocket, admin, fan.id);
    assert.deepEqual(fanSocket.left(), []);
  });

  it('may be told only by the owner of the content', async () => {
    const audience = await connected(person());
    const answer = await audience.ask('feed:new_content', { contentId: await published(), contentType: 'video' });
    assert.equal(answer.code, 'FORBIDDEN');
  });
});

describe('typing', () => {
  it('is shown to the others only, and not more often than every two seconds', async () => {
    const contentId = await published();
    const [typist, other] = [await watching(contentId), await watching(contentId)];
    // A hint is dropped when its receiver is behind: then it is given anew, once the throttle lets it pass.
    for (let round = 0; round < 5 && !other.left().includes('video:user_typing'); round++) {
      await after(round === 0 ? 0 : THROTTLE_MS);
      for (let i = 0; i < 3; i++) {
        assert.equal((await typist.ask('video:comment_typing', { contentId })).success, true);
      }
      await caughtUp(other, admin, other.who.id);
    }
    const typing = await other.next('video:user_typing');
    assert.equal(typing.contentId, contentId);
    assert.equal(typing.userId, typist.who.id);
    assert.equal(typing.username, `@${typist.who.id}`);
    await caughtUp(other, admin, other.who.id);
    await caughtUp(typist, admin, typist.who.id);
    assert.deepEqual(other.left(), []);
    assert.deepEqual(typist.left(), []);
  });
});

describe('watching', () => {
  it('is tracked, never moves back, and can be analysed by the owner', async () => {
    const owner = person();
    const contentId = await published(owner);
    const audience = await watching(contentId);
    audience.emit('video:watch_progress', { contentId, watchTime: 45.5, completed: false });
    const { timestamp, ...progress } = await audience.next('video:progress_tracked');
    assert.deepEqual(progress, { contentId, watchTime: 45.5, completed: false });
    assert.match(timestamp, ISO);
    const back = await audience.ask('video:watch_progress', { contentId, watchTime: 3, completed: true });
    assert.equal(back.data.watchTime, 45.5);
    const quality = await audience.ask('video:quality_change', { contentId, quality: '720p', buffering: false });
    assert.equal(quality.success, true);
    const { data } = await rest('GET', `/content/${contentId}/analytics`, { by: owner });
    assert.equal(data.uniqueViewers, 1);
    assert.equal(data.watchTime.sum, 45.5);
    assert.equal(data.completionRate, 1);
    assert.equal((await rest('GET', `/content/${contentId}/analytics`, { by: person() })).code, 'FORBIDDEN');
  });
});

describe('livestreams and other back ends', () => {
  it('reach a livestream room', async () => {
    const livestreamId = newId('live');
    const audience = await connected(person());
    audience.emit('livestream:join', { livestreamId });
    assert.equal((await audience.next('livestream:joined')).livestreamId, livestreamId);
    const body = { room: `livestream_${livestreamId}`, event: 'livestream:gift', data: { gift: '🌹' } };
    assert.equal((await rest('POST', '/admin/emit', { by: admin, body })).success, true);
    assert.deepEqual(await audience.next('livestream:gift'), { gift: '🌹' });
    const stats = await rest('GET', `/admin/rooms/livestream_${livestreamId}`, { by: admin });
    assert.deepEqual(stats.data, { size: 1, connected: true });
    audience.emit('livestream:leave', { livestreamId });
    await audience.next('livestream:left');
  });

  it('reach one user, and everyone', async () => {
    const [one, two] = [person(), person()];
    const [oneSocket, twoSocket] = [await connected(one), await connected(two)];
    await rest('POST', '/admin/emit', { by: admin, body: { userId: one.id, event: 'notification', data: [1] } });
    const hello = newId('hello');
    await rest('POST', '/admin/emit', { by: admin, body: { everyone: true, event: hello, data: null } });
    assert.deepEqual(await oneSocket.next('notification'), [1]);
    await oneSocket.next(hello);
    await twoSocket.next(hello);
    assert.deepEqual(twoSocket.left(), []);
    const { data } = await rest('GET', '/admin/connections', { by: admin });
    assert.ok(Object.values(data)[0] >= 2);
  });
});

describe('bad input', () => {
  const deep = JSON.parse('['.repeat(500) + ']'.repeat(500));
  const payloads = [undefined, null, 7, 'text', true, [], {}, deep, { contentId: 7 }, { contentId: null },
    { contentId: 'x'.repeat(100_000) }, { contentId: { a: [1] } }, { contentId: '' }, { contentId: 'no spaces' }];

  it('gets a named error from every event that takes a content, and leaves the socket connected', async () => {
    const audience = await connected(person());
    for (const event of ['video:join', 'video:leave', 'video:focus', 'video:comment_typing', 'feed:new_content',
      'video:watch_progress', 'video:quality_change']) {
      for (const payload of payloads) {
        const args = payload === undefined ? [] : [payload];
        const answer = await audience.ask(event, ...args);
        assert.equal(answer.success, false, `${event} ${JSON.stringify(payload)?.slice(0, 80)}`);
        assert.ok(['VALIDATION_FAILED', 'MALFORMED_REQUEST'].includes(answer.code), answer.code);
      }
    }
    assert.equal(audience.socket.connected, true);
  });

  it('names an unknown event', async () => {
    const audience = await connected(person());
    audience.emit('video:nonsense', {});
    const error = await audience.next('error');
    assert.equal(error.event, 'video:nonsense');
    assert.equal(error.code, 'NOT_FOUND');
    assert.equal(audience.socket.connected, true);
  });
});

describe('transport', () => {
  it('is what was asked for, in the end', async () => {
    const wanted = (process.env.TRANSPORTS || 'polling,websocket').split(',').at(-1);
    const { socket } = await connected(person());
    const { engine } = socket.io;
    if (engine.transport.name !== wanted) {
      await within('upgrade', new Promise((done) => engine.once('upgrade', done)));
    }
    assert.equal(engine.transport.name, wanted);
  });
});
