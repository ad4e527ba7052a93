enum SandboxServerPlaceholder {}
