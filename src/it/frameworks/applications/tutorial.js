// A handler as AWS's tutorials have it, without a framework: it knows its routes by routeKey, and their variables by
// pathParameters. Its answers are those of hono.js.
import { answerNamed } from '../answers.js'
import { echo } from '../echo.js'

const TEXT = 'text/plain; charset=UTF-8'

function queryOf(event) {
  const query = {}
  for (const [name, value] of new URLSearchParams(event.rawQueryString)) {
    query[name] = name in query ? [query[name], value].flat() : value
  }
  return query
}

function answer({ status, fields, body }) {
  const headers = { 'x-route': 'public' }
  const cookies = []
  for (const [name, value] of fields) {
    if (name === 'Set-Cookie') {
      cookies.push(value)
    } else {
      headers[name] = name in headers ? `${headers[name]}, ${value}` : value
    }
  }
  const isBase64Encoded = Buffer.isBuffer(body)
  return {
    statusCode: status,
    headers,
    cookies,
    body: isBase64Encoded ? body.toString('base64') : body,
    isBase64Encoded,
  }
}

const echoed = (event) =>
  answer({
    status: 200,
    fields: [['Content-Type', TEXT]],
    body: echo({
      method: event.requestContext.http.method,
      rest: decodeURIComponent(event.pathParameters.rest),
      query: queryOf(event),
      headers: { ...event.headers, ...(event.cookies && { cookie: event.cookies.join('; ') }) },
      body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    }),
  })

const named = (event) =>
  answer(
    answerNamed(decodeURIComponent(event.pathParameters.name), event.headers['if-none-match']) ?? {
      status: 404,
      fields: [['Content-Type', TEXT]],
      body: '404 Not Found',
    },
  )

const ROUTES = {
  'GET /public/echo/{rest+}': echoed,
  'POST /public/echo/{rest+}': echoed,
  'PUT /public/echo/{rest+}': echoed,
  'PATCH /public/echo/{rest+}': echoed,
  'DELETE /public/echo/{rest+}': echoed,
  'OPTIONS /public/echo/{rest+}': echoed,
  'ANY /public/answer/{name}': named,
}

export const handler = async (event) => {
  if (!Object.hasOwn(ROUTES, event.routeKey)) {
    throw new Error(`unknown route: ${event.routeKey}`)
  }
  return ROUTES[event.routeKey](event)
}
