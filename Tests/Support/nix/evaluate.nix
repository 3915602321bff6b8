# Evaluates examples/nixos/xlplug.nix without nixpkgs: `lib` has what the module uses of nixpkgs' library, and `pkgs`
# gives names in place of packages. The result is what the module says of the system.
{ module }:
let
  lib = {
    mkEnableOption = description: { inherit description; };
    mkOption = option: option;
    mkIf = condition: content: if condition then content else { };
    optional = condition: element: if condition then [ element ] else [ ];
    concatMap = builtins.concatMap;
    mapAttrs' = f: set:
      builtins.listToAttrs (map (name: f name set.${name}) (builtins.attrNames set));
    nameValuePair = name: value: { inherit name value; };
    mapAttrsToList = f: set: map (name: f name set.${name}) (builtins.attrNames set);
    escapeShellArgs = words: builtins.concatStringsSep " " (map (word: "'${word}'") words);
    types = {
      path = "path";
      bool = "bool";
      str = "str";
      anything = "anything";
      attrsOf = type: type;
      listOf = type: type;
    };
  };
  names = [
    "autoPatchelfHook" "bash" "coreutils" "gawk" "gnugrep" "gnused" "iproute2" "util-linux" "xen"
  ];
  pkgs = builtins.listToAttrs (map (name: { inherit name; value = name; }) names) // {
    stdenv.mkDerivation = recipe: recipe // { outPath = "PACKAGE"; };
    runCommand = name: attributes: script: attributes // { inherit name script; };
  };
  system = (import module {
    inherit lib pkgs;
    config.services.xlplug = {
      enable = true;
      archive = "ARCHIVE";
      prune = true;
      scriptDirectories = [ "/srv/scripts" ];
      manifests.site.web = {
        disks = [ "/srv/web.img,raw,xvda,rw" ];
        nics = [{ mac = "00:16:3e:11:22:33"; bridge = "xenbr0"; }];
      };
    };
  });
  package = builtins.head system.config.systemd.packages;
in
{
  options = builtins.attrNames system.options.services.xlplug;
  etc = system.config.environment.etc;
  unit = removeAttrs system.config.systemd.services.xlplug-apply [ "restartTriggers" ];
  install = package.installPhase;
}
