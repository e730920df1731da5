// A certified OpenID provider to sign in with (the npm package oidc-provider), for tests only.
// Reads one line of JSON: { issuer, port, jwks, clients, accounts }. Everybody's word is "geheim".
// Says "ready" when it listens. POST /test/next bends what the token endpoint answers next:
// { claims, remove, alg, key } — the provider itself is whole; a test changes its answer afterwards.
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';
import { SignJWT, decodeJwt, importJWK } from 'jose';

const [line] = await new Promise((resolve) => {
  const lines = [];
  createInterface({ input: process.stdin }).on('line', (l) => { lines.push(l); resolve(lines); });
});
const { issuer, port, jwks, clients, accounts } = JSON.parse(line);
let bend = null;

const provider = new Provider(issuer, {
  clients,
  jwks,
  acrValues: ['basis', 'hoog'],
  claims: {
    openid: ['sub', 'acr', 'amr'],
    email: ['email', 'email_verified'],
    profile: ['name'],
    groups: ['groups'],
  },
  conformIdTokenClaims: false,
  cookies: { keys: ['only-for-tests'] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    registration: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = `<!doctype html><title>Uit</title><h1>Dienst: uitloggen?</h1>${form}
          <button form="op.logoutForm" type="submit" name="logout" value="yes">Ja, ook bij de dienst</button>`;
      },
    },
  },
  // Everything of a test stands on this machine, which the provider would not speak to by itself.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => {
    const { acr, amr, ...told } = accounts[id] ?? {};
    return accounts[id] && { accountId: id, claims: () => ({ sub: id, ...told }) };
  },
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid email profile groups');
    await grant.save();
    return grant;
  },
  pkce: { required: () => true },
  ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 600, Session: 3600, Grant: 3600 },
});

async function body(req) {
  let text = '';
  for await (const part of req) text += part;
  return text;
}

async function bent(token) {
  const { claims = {}, remove = [], alg, key } = bend;
  bend = null;
  const said = { ...decodeJwt(token), ...claims };
  for (const name of remove) delete said[name];
  if (alg === 'none') {
    const part = (o) => Buffer.from(JSON.stringify(o)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(said)}.`;
  }
  const own = key ?? jwks.keys[0];
  return new SignJWT(said)
    .setProtectedHeader({ alg: 'RS256', kid: jwks.keys[0].kid })
    .sign(await importJWK(own, 'RS256'));
}

provider.use(async (ctx, next) => {
  if (ctx.path === '/test/next') {
    bend = JSON.parse(await body(ctx.req));
    ctx.body = {};
    return;
  }
  if (ctx.path.startsWith('/interaction/')) {
    const details = await provider.interactionDetails(ctx.req, ctx.res);
    if (ctx.method === 'GET') {
      ctx.type = 'html';
      ctx.body = `<!doctype html><title>Dienst</title><h1>Inloggen bij de dienst</h1>
        <form method="post"><label>Naam <input name="login"></label>
        <label>Woord <input name="word" type="password"></label><button>Verder</button></form>`;
      return;
    }
    const typed = new URLSearchParams(await body(ctx.req));
    const found = accounts[typed.get('login')];
    const result = found && typed.get('word') === 'geheim'
      ? { login: { accountId: typed.get('login'), acr: found.acr, amr: found.amr } }
      : { error: 'access_denied', error_description: 'unknown' };
    await provider.interactionFinished(ctx.req, ctx.res, result);
    ctx.respond = false;
    return;
  }
  await next();
  if (ctx.oidc?.route === 'token' && bend && ctx.body?.id_token) {
    ctx.body.id_token = await bent(ctx.body.id_token);
  }
});

provider.listen(port, '127.0.0.1', () => console.log('ready'));
