"""The Node.js guest: QuickJS in WebAssembly, with what a function finds around it on AWS."""
