// What Lambda's runtime client does in Node.js: load the handler, call it once an invocation, tell what came of it.
(lab) => {
  "use strict";
  const { host, exports } = lab;
  const CALLBACKS_GONE = "ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.";
  const CALLBACKS_GOING = "AWS Lambda plans to remove support for callback-based function handlers starting with Node.js 24. You will need to update this function to use an async handler to use Node.js 24 or later. For more information and to provide feedback on this change, see https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/issues/137. To disable this warning, set the AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING environment variable.";
  const NEVER_SETTLED = "The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes";
  const stringify = JSON.stringify;
  let major = 24;
  let handler;
  let isAsync = false;
  let done = true;
  let finish; // Node.js 22: what to answer once the event loop is empty

  const fault = (name, message) => Object.defineProperty(new Error(message), "name", {
    value: `Runtime.${name}`, writable: true, configurable: true, enumerable: major >= 24,
  });
  const restacked = (error) => {
    const frames = String(error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
    error.stack = [lab.headed(error), ...frames].join("\n");
    return error;
  };
  const told = (error) => {
    try {
      if (lab.isError(error) || (error?.name && error.message && error.stack)) {
        return { errorType: String(error.name), errorMessage: String(error.message), trace: lab.stackOf(error).split("\n") };
      }
      return { errorType: typeof error, errorMessage: String(error), trace: [] };
    } catch {
      return { errorType: "handled", errorMessage: "callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack", trace: [] };
    }
  };
  const members = (_, value) => {
    if (!lab.isError(value)) return value;
    const shown = Object.assign({ errorType: value.name, errorMessage: value.message, code: value.code }, value);
    shown.stack = lab.stackOf(value).split("\n");
    return shown;
  };
  const logError = (words, error) => {
    const shown = lab.isError(error) ? error : new Error(String(error));
    if (lab.log.json) return console.error(shown);
    let text;
    try {
      text = stringify(shown, members);
    } catch {
      text = stringify(told(shown));
    }
    console.error(words, `\t${text}`);
  };

  const answer = (failed, body, last) => {
    if (done) return;
    done = true;
    host.answer(failed, body, last);
  };
  const failed = (error, words, last) => {
    if (done && !last) return;
    logError(words, error);
    if (done) return void host.spoil(); // too late for the answer, yet the process is lost
    answer(true, stringify(told(error)), last);
  };
  const succeed = (result) => {
    if (done) return;
    let body;
    try {
      body = stringify(result === undefined ? null : result) ?? "null";
    } catch {
      return failed(restacked(fault("JSONStringifyError", "Unable to stringify response body")), "Invoke Error", false);
    }
    answer(false, body, false);
  };
  const refuse = (error) => failed(error, "Invoke Error", false);

  lab.uncaught = (error) => {
    if (lab.process.listenerCount("uncaughtException")) return void lab.process.emit("uncaughtException", error);
    failed(error, "Uncaught Exception", true);
  };
  exports.unhandled = (reason) => {
    if (lab.process.listenerCount("unhandledRejection")) return void lab.process.emit("unhandledRejection", reason);
    const error = restacked(Object.assign(fault("UnhandledPromiseRejection", String(reason)), { reason, promise: {} }));
    failed(error, "Unhandled Promise Rejection", true);
  };

  exports.start = (given) => {
    const { environment, major: version } = JSON.parse(given);
    major = Number(version);
    lab.resetClock();
    lab.seed();
    lab.process.begin(environment, major);
    lab.log.json = environment.AWS_LAMBDA_LOG_FORMAT === "JSON";
    const least = ["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"].indexOf(environment.AWS_LAMBDA_LOG_LEVEL ?? "");
    lab.log.least = lab.log.json && least > 0 ? least : 0;
    lab.log.request = major < 24 ? undefined : "-";
  };

  // -- the handler

  const split = (text) => {
    if (text.includes("..")) {
      throw fault("MalformedHandlerName", `'${text}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`);
    }
    const name = text.slice(text.lastIndexOf("/") + 1);
    const found = /^([^.]*)\.(.*)$/.exec(name);
    if (!found) throw fault("MalformedHandlerName", "Bad handler");
    return [text.slice(0, text.length - name.length), found[1], found[2]];
  };
  const loaded = async (root, name) => {
    const path = lab.path.resolve("/var/task", root, name);
    for (const ending of ["", ".js", ".mjs", ".cjs"]) {
      if (host.kind(path + ending) !== "file") continue;
      return host.module_kind(path + ending) === "module" ? import(path + ending) : lab.require(path + ending);
    }
    return lab.require(host.resolve(name, "/var/runtime/index.mjs"));
  };
  const found = async (text) => {
    const [root, name, way] = split(text);
    let module;
    try {
      module = await loaded(root, name);
    } catch (problem) {
      if (problem instanceof SyntaxError) {
        const shown = fault("UserCodeSyntaxError", String(problem));
        throw Object.assign(shown, { stack: [`${shown.name}: ${shown.message}`, ...String(problem.stack).split("\n").filter((line) => line.startsWith("    at "))].join("\n") });
      }
      if (problem?.code === "MODULE_NOT_FOUND") throw restacked(fault("ImportModuleError", String(problem)));
      throw problem;
    }
    const walk = (from) => way.split(".").reduce((nested, key) => nested?.[key], from);
    const work = walk(module) ?? (module && "default" in Object(module) ? walk(module.default) : undefined);
    if (!work) throw fault("HandlerNotFound", `${text} is undefined or not exported`);
    if (typeof work !== "function") throw fault("HandlerNotFound", `${text} is not a function`);
    return work;
  };
  exports.load = (text) => {
    done = false;
    finish = () => failed(restacked(fault("NodeJsExit", NEVER_SETTLED)), "Uncaught Exception", true);
    found(text).then((work) => {
      handler = work;
      isAsync = work.constructor?.name === "AsyncFunction";
      lab.streams.check(work);
      if (!lab.streams.is(work) && work.length >= 3) {
        if (major >= 24) throw restacked(fault("CallbackHandlerDeprecated", CALLBACKS_GONE));
        if (work.length === 3 && !isAsync && process.env.AWS_LAMBDA_NODEJS_DISABLE_CALLBACK_WARNING === undefined) console.warn(CALLBACKS_GOING);
      }
      answer(false, "", false);
    }).catch((problem) => {
      if (/^Runtime\./.test(problem?.name ?? "") && problem.name !== "Runtime.UserCodeSyntaxError") restacked(problem);
      failed(problem, "Uncaught Exception", true);
    });
  };

  const contextOf = (fields) => ({
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: fields.function_version,
    functionName: fields.function_name,
    memoryLimitInMB: fields.memory_limit_in_mb,
    logGroupName: fields.log_group_name,
    logStreamName: fields.log_stream_name,
    clientContext: fields.client_context ? JSON.parse(fields.client_context) : undefined,
    identity: undefined,
    invokedFunctionArn: fields.invoked_function_arn,
    awsRequestId: fields.aws_request_id,
    getRemainingTimeInMillis: () => host.remaining(),
  });

  // Node.js 24 and later: what the handler answers, or what its promise comes to.
  const asked = (event, context) => {
    delete context.callbackWaitsForEmptyEventLoop;
    finish = () => failed(restacked(fault("NodeJsExit", NEVER_SETTLED)), "Invoke Error", true);
    const later = (work) => (value) => setImmediate(work, value); // a rejection that nobody handles comes first
    (async () => handler(event, context))().then(later(succeed), later(refuse));
  };
  // Before: also by callback, or by a method of the context; then the event loop is waited for.
  const calledBack = (event, context) => {
    let used = false;
    const once = (work) => (...given) => {
      if (used) return;
      used = true;
      work(...given);
    };
    const end = (error, result) => error === undefined || error === null ? succeed(result) : refuse(error);
    context.succeed = once((result) => end(null, result));
    context.fail = once((error) => end(error ?? "handled"));
    context.done = once(end);
    const callback = once((error, result) => {
      if (error !== undefined && error !== null) return refuse(error);
      if (!context.callbackWaitsForEmptyEventLoop) return succeed(result);
      finish = () => succeed(result);
    });
    finish = () => (isAsync ? failed(restacked(fault("NodeJsExit", NEVER_SETTLED)), "Invoke Error", false) : succeed(null));
    try {
      const result = handler(event, context, callback);
      if (typeof result?.then === "function") result.then(context.succeed, context.fail);
    } catch (problem) {
      callback(problem);
    }
  };
  exports.invoke = (event, fields) => {
    done = false;
    const given = JSON.parse(fields);
    const context = contextOf(given);
    if (given.trace) process.env._X_AMZN_TRACE_ID = given.trace;
    else delete process.env._X_AMZN_TRACE_ID;
    lab.log.request = context.awsRequestId;
    let value;
    try {
      value = JSON.parse(event);
    } catch (problem) {
      return refuse(problem);
    }
    if (lab.streams.is(handler)) {
      finish = () => failed(new Error("Response stream is not finished."), "Invoke Error", false);
      lab.streams.run(handler, value, context, succeed, refuse);
    } else (major >= 24 ? asked : calledBack)(value, context);
  };
  exports.idle = () => finish?.();
};
