// Ties the host's functions into lab.host; asked without a name, lists them. The scripts that follow get lab.
(lab, name, work) => {
  if (name === undefined) {
    return "write answer spoil aws client remaining exit digest derive random compress decompress read names kind status " +
      "memory promise_state promise_result stream save mkdir unlink rmdir rename resolve module_kind wrapped source_line";
  }
  lab.host[name] = work;
};
