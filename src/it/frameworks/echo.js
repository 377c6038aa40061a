import { createHash } from 'node:crypto'

/**
 * What an application was asked, line by line.
 *
 * @param seen method, rest (the path below the route, decoded), query (name to one value or several), headers, and body
 */
export function echo({ method, rest, query, headers, body }) {
  const lines = [`method ${method}`, `rest ${rest}`]
  for (const name of Object.keys(query).sort()) {
    lines.push(`query ${name}=${JSON.stringify([query[name]].flat())}`)
  }
  for (const name of Object.keys(headers).sort()) {
    if (/^(x-probe|accept|content-type$|cookie$|host$)/.test(name)) {
      lines.push(`header ${name}=${[headers[name]].flat().join(', ')}`)
    }
  }
  lines.push(`body ${createHash('sha256').update(body).digest('hex')}`)
  return lines.join('\n') + '\n'
}
