// A sign-in provider for tests: oidc-provider with accounts named after roles, keys that can be changed, and, under
// /test/, a way to make it lie. `node provider.mjs REDIRECT_URI` prints {"issuer": ...} once it listens.
import { createServer } from 'node:http';
import { createHash, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, constants, randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';

const redirect = process.argv[2];
const clientSecret = process.env.CLIENT_SECRET;
const audience = 'https://terrier.test/api';

// --- keys ---

function newKey(alg, bits = 2048) {
  const pair = alg.startsWith('ES')
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
    : generateKeyPairSync('rsa', { modulusLength: bits });
  return { ...pair.privateKey.export({ format: 'jwk' }), kid: `${alg}-${randomUUID()}`, use: 'sig', alg };
}
const algorithms = ['RS256', 'PS256', 'ES256'];
const stranger = newKey('RS256'); // never published
const short = newKey('RS256', 1024); // published, but too short to be taken
let keys = algorithms.map((alg) => newKey(alg));

const published = ({ kty, n, e, crv, x, y, kid, use, alg }) => ({ kty, n, e, crv, x, y, kid, use, alg });
const encode = (value) => Buffer.from(value).toString('base64url');

function signature(alg, key, input, literal = '') {
  if (alg === 'none') return literal;
  if (alg.startsWith('HS')) return createHmac('sha256', key).update(input).digest('base64url');
  const options = { key: createPrivateKey({ key, format: 'jwk' }) };
  if (alg === 'PS256') Object.assign(options, { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 });
  if (alg.startsWith('ES')) options.dsaEncoding = 'ieee-p1363';
  return sign('sha256', Buffer.from(input), options).toString('base64url');
}

// {alg, key: own|stranger|short|public-pem, header: {...}, claims: {...}, tamper: {...}}
function forge({ alg = 'RS256', key = 'own', header = {}, claims, tamper, signature: literal }) {
  const own = keys.find((one) => one.alg === alg) ?? keys[0];
  const chosen = { own, stranger, short }[key];
  const head = { alg, typ: 'JWT', kid: (chosen ?? own).kid, ...header };
  const input = `${encode(JSON.stringify(head))}.${encode(JSON.stringify(claims))}`;
  const secret = key === 'public-pem'
    ? createPublicKey({ key: own, format: 'jwk' }).export({ type: 'spki', format: 'pem' })
    : chosen;
  const signed = signature(alg, secret, input, literal);
  const body = tamper ? encode(JSON.stringify({ ...claims, ...tamper })) : input.split('.')[1];
  return `${input.split('.')[0]}.${body}.${signed}`;
}

// --- the provider ---

const titled = (word) => `Terrier.${word[0].toUpperCase()}${word.slice(1)}`;
let lie = null; // what becomes of the next id token: {claims, remove, alg, key, header, tamper, signature, literal}
const hits = { jwks: 0, description: 0, token: 0 };

function make(port) {
  const made = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      { client_id: 'terrier', client_secret: clientSecret, redirect_uris: [redirect], grant_types: ['authorization_code'] },
      { client_id: 'someone-else', client_secret: clientSecret, redirect_uris: [redirect], grant_types: ['authorization_code'] },
      ...['reader', 'gis', 'editor', 'steward', 'nobody'].map((role) => ({
        client_id: `program-${role}`, client_secret: clientSecret, redirect_uris: [], response_types: [],
        grant_types: ['client_credentials'],
      })),
    ],
    jwks: { keys },
    pkce: { required: () => true, methods: ['S256'] },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles'], email: ['email'] },
    findAccount: (ctx, id) => ({
      accountId: id,
      claims: () => ({
        sub: id, name: `Somebody <b>${id}</b>`, preferred_username: `${id}@council.test`,
        roles: id === 'nobody' ? ['Other.Thing'] : [titled(id), 'Other.Thing'],
      }),
    }),
    features: {
      devInteractions: { enabled: true },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => [],
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => ({
          scope: 'api', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (ctx, token) => ({ roles: token.clientId?.startsWith('program-') ? [titled(token.clientId.slice(8))] : [] }),
    cookies: { keys: ['not a secret: only tests use this'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, IdToken: 600, AccessToken: 600 },
  });
  made.use(async (ctx, next) => {
    await next();
    if (ctx.path === '/token') hits.token += 1;
    if (!lie || ctx.path !== '/token' || !ctx.body?.id_token) return;
    const claims = { ...JSON.parse(Buffer.from(ctx.body.id_token.split('.')[1], 'base64url')), ...lie.claims };
    for (const name of lie.remove ?? []) delete claims[name];
    ctx.body.id_token = lie.literal ?? forge({ ...lie, claims });
    lie = null;
  });
  return made;
}

// --- what tests ask of it ---

async function read(request) {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body ? JSON.parse(body) : {};
}

let provider;
const tests = {
  '/test/forge': async (body) => forge(body),
  '/test/lie': async (body) => { lie = body; },
  '/test/rotate': async () => { keys = algorithms.map((alg) => newKey(alg)); provider = make(server.address().port); },
  '/test/hits': async () => hits,
  '/test/at-hash': async ({ token }) => createHash('sha256').update(token).digest().subarray(0, 16).toString('base64url'),
};

const server = createServer(async (request, response) => {
  const path = request.url.split('?')[0];
  if (path in tests) {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify((await tests[path](await read(request))) ?? null));
  } else if (path === '/jwks') {
    hits.jwks += 1;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ keys: [...keys, short].map(published) }));
  } else {
    if (path.startsWith('/.well-known')) hits.description += 1;
    provider.callback()(request, response);
  }
});
server.listen(0, '127.0.0.1', () => {
  provider = make(server.address().port);
  console.log(JSON.stringify({ issuer: `http://127.0.0.1:${server.address().port}`, audience }));
});
