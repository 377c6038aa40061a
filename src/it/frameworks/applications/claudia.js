// Claudia knows its routes by requestContext.resourcePath, and their variables by pathParameters. Its answers are those
// of hono.js.
import ApiBuilder from 'claudia-api-builder'
import { answerNamed, byName } from '../answers.js'
import { echo } from '../echo.js'

const TEXT = 'text/plain; charset=UTF-8'

const api = new ApiBuilder()
api.corsOrigin(false)

const answer = ({ status, fields, body }) => {
  const headers = { 'X-Route': 'public', ...byName(fields) }
  // It writes JSON itself.
  const isJson = headers['Content-Type'] === 'application/json'
  return new api.ApiResponse(isJson ? JSON.parse(body) : (body ?? ''), headers, status)
}

api.any('/public/echo/{rest+}', (request) =>
  answer({
    status: 200,
    fields: [['Content-Type', TEXT]],
    body: echo({
      method: request.context.method,
      rest: decodeURIComponent(request.pathParams.rest),
      query: request.queryString,
      headers: request.normalizedHeaders,
      body: Buffer.from(request.rawBody, request.proxyRequest.isBase64Encoded ? 'base64' : 'utf8'),
    }),
  }),
)
api.any('/public/answer/{name}', (request) =>
  answer(
    answerNamed(decodeURIComponent(request.pathParams.name), request.normalizedHeaders['if-none-match']) ?? {
      status: 404,
      fields: [['Content-Type', TEXT]],
      body: '404 Not Found',
    },
  ),
)

/** It leaves to API Gateway which types are binary. */
const withBinary = (result) => ({ ...result, isBase64Encoded: result.headers['Content-Type'] === 'image/png' })

export const handler = (event, context) =>
  new Promise((resolve, reject) => {
    const done = (error, result) => (error ? reject(new Error(error)) : resolve(withBinary(result)))
    api.proxyRouter(event, { ...context, done })
  })
