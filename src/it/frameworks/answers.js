const TEXT = 'text/plain;charset=utf-8'

/** What applications are asked for by name: status, fields and body. */
export const ANSWERS = {
  text: { status: 200, fields: [['Content-Type', TEXT]], body: 'Grüße, 日本 😀\n' },
  json: {
    status: 200,
    fields: [['Content-Type', 'application/json']],
    body: '{"name":"Ada \\"Countess\\"","ü":[1,2.50,null]}',
  },
  binary: {
    status: 200,
    fields: [['Content-Type', 'image/png']],
    body: Buffer.from([...Array(256).keys()]),
  },
  cookies: {
    status: 200,
    fields: [
      ['Content-Type', TEXT],
      ['Set-Cookie', 'session=abc; Path=/; HttpOnly'],
      ['Set-Cookie', 'theme=dark; Max-Age=60'],
    ],
    body: 'two cookies',
  },
  nothing: { status: 204, fields: [['X-Answer', 'nothing']] },
  tagged: { status: 200, fields: [['Content-Type', TEXT], ['ETag', '"v1"']], body: 'tagged' },
  'not-modified': { status: 304, fields: [['ETag', '"v1"']] },
  'see-other': { status: 303, fields: [['Location', 'https://other.example/a%20b?c=d']] },
  moved: { status: 308, fields: [['Location', '/public/answer/text']] },
  created: {
    status: 201,
    fields: [['Content-Type', TEXT], ['X-Answer', 'one'], ['X-Answer', 'two']],
    body: 'made',
  },
  conflict: {
    status: 409,
    fields: [['Content-Type', 'application/problem+json']],
    body: '{"title":"conflict"}',
  },
  missing: { status: 404, fields: [['Content-Type', TEXT]], body: 'missing' },
  broken: { status: 500, fields: [['Content-Type', TEXT]], body: 'broken' },
}

/** The answer of that name, or that there is nothing new for who has its tag already; undefined when there is none. */
export function answerNamed(name, ifNoneMatch) {
  if (name === 'tagged' && ifNoneMatch === '"v1"') {
    return ANSWERS['not-modified']
  }
  return Object.hasOwn(ANSWERS, name) ? ANSWERS[name] : undefined
}

/** Fields by name, with an array where there are several of one. */
export function byName(fields) {
  const all = {}
  for (const [name, value] of fields) {
    all[name] = name in all ? [all[name], value].flat() : value
  }
  return all
}
