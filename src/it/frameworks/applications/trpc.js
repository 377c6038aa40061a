import { initTRPC } from '@trpc/server'
import { awsLambdaRequestHandler } from '@trpc/server/adapters/aws-lambda'
import { createHTTPServer } from '@trpc/server/adapters/standalone'
import { outside } from '../outside.js'

const t = initTRPC.context().create({ isDev: false })
const echo = t.procedure.input((input) => input)

const probes = (headers) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => /^(x-probe|cookie$)/.test(name))
      .sort(),
  )
const seen = ({ ctx, input, path, type }) => ({ type, path, input: input ?? null, ...ctx })
const router = t.router({
  'public/echo': echo.query(seen),
  'public/save': echo.mutation(seen),
  admin: t.procedure.query(() => 'outside'),
})
const isPublic = (path) => path === 'public' || path.startsWith('public/')
// There are no paths where the request is none of this protocol.
const responseMeta = ({ paths }) =>
  paths ? { headers: paths.every(isPublic) ? { 'X-Route': 'public' } : outside(`/${paths}`) } : {}

export const handler = awsLambdaRequestHandler({
  router,
  responseMeta,
  onError: () => {},
  createContext: ({ event }) => ({
    headers: probes({ ...event.headers, ...(event.cookies && { cookie: event.cookies.join('; ') }) }),
  }),
})

export const listen = () =>
  new Promise((resolve) => {
    const server = createHTTPServer({
      router,
      responseMeta,
      onError: () => {},
      createContext: ({ req }) => ({ headers: probes(req.headers) }),
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
