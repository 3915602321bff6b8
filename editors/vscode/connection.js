// A language server as a child process: framed JSON-RPC messages on its standard streams.
'use strict'
const { spawn } = require('child_process')

/** The most bytes of one message; a larger one ends the connection. */
const messageBytesMax = 64 * 1024 * 1024

class Connection {
  /**
   * Starts the command.
   * `handlers.request(method, params)` answers a request of the server, `handlers.notification(method, params)` takes
   * a notification, and `handlers.closed(error)` hears the end: with an error unless `dispose` was called.
   */
  constructor(command, args, handlers) {
    this.handlers = handlers
    this.pending = new Map()
    this.nextId = 1
    this.received = Buffer.alloc(0)
    this.isClosed = false
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] })
    this.errorText = ''
    this.process.stdout.on('data', (data) => this.receive(data))
    this.process.stderr.on('data', (data) => (this.errorText = (this.errorText + data).slice(-2000)))
    this.process.stdin.on('error', (error) => this.close(error))
    this.process.on('error', (error) => this.close(error))
    this.process.on('exit', (code, signal) => {
      const end = signal ? `signal ${signal}` : `status ${code}`
      this.close(new Error(`it ended with ${end}${this.errorText ? `: ${this.errorText.trim()}` : ''}`))
    })
  }

  /** Sends a request; the promise is fulfilled with the result. A canceled token cancels the request. */
  request(method, params, token) {
    if (this.isClosed) return Promise.reject(new Error('the language server is not running'))
    const id = this.nextId++
    const answer = new Promise((resolve, reject) => this.pending.set(id, { resolve, reject }))
    this.send({ jsonrpc: '2.0', id, method, params })
    const canceled = token?.onCancellationRequested(() => this.notify('$/cancelRequest', { id }))
    return answer.finally(() => canceled?.dispose())
  }

  notify(method, params) {
    if (!this.isClosed) this.send({ jsonrpc: '2.0', method, params })
  }

  /** Ends the server as the protocol asks for, and the process if it does not end by itself. */
  async dispose() {
    if (this.isClosed) return
    this.isDisposed = true
    const timer = setTimeout(() => this.process.kill(), 2000)
    try {
      await this.request('shutdown', null)
      this.notify('exit', null)
    } catch {
      this.process.kill()
    }
    this.process.once('exit', () => clearTimeout(timer))
  }

  send(message) {
    const body = Buffer.from(JSON.stringify(message))
    this.process.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]))
  }

  receive(data) {
    this.received = Buffer.concat([this.received, data])
    while (!this.isClosed) {
      const headEnd = this.received.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const length = Number(/Content-Length: *(\d+)/i.exec(this.received.toString('latin1', 0, headEnd))?.[1])
      if (!(length <= messageBytesMax)) return this.close(new Error('it sent a message without a valid length'))
      const start = headEnd + 4
      if (this.received.length < start + length) return
      const body = this.received.toString('utf8', start, start + length)
      this.received = this.received.subarray(start + length)
      this.take(JSON.parse(body))
    }
  }

  take(message) {
    if (message.method === undefined) {
      const request = this.pending.get(message.id)
      this.pending.delete(message.id)
      if (message.error) request?.reject(new Error(message.error.message))
      else request?.resolve(message.result)
    } else if (message.id === undefined) {
      this.handlers.notification(message.method, message.params)
    } else {
      Promise.resolve()
        .then(() => this.handlers.request(message.method, message.params))
        .then((result) => this.send({ jsonrpc: '2.0', id: message.id, result: result ?? null }))
        .catch((error) =>
          this.send({ jsonrpc: '2.0', id: message.id, error: { code: -32603, message: String(error.message) } })
        )
    }
  }

  close(error) {
    if (this.isClosed) return
    this.isClosed = true
    for (const request of this.pending.values()) request.reject(error)
    this.pending.clear()
    this.handlers.closed(this.isDisposed ? undefined : error)
  }
}

module.exports = { Connection }
