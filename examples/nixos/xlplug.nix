# A NixOS module: the program of a release, manifests that are checked when the system is built, and the unit of the
# release, which applies them when the host boots.
{ config, lib, pkgs, ... }:
let
  cfg = config.services.xlplug;

  # The archive that scripts/package builds. It has the GNU C library of no system, so it gets that of nixpkgs.
  package = pkgs.stdenv.mkDerivation {
    pname = "xlplug";
    version = "0.1.0";
    src = cfg.archive;
    nativeBuildInputs = [ pkgs.autoPatchelfHook ];
    dontConfigure = true;
    dontBuild = true;
    installPhase = ''
      mkdir -p "$out"
      cp -r bin lib share "$out"
      sed -i "s|@prefix@|$out|g" "$out"/lib/systemd/system/xlplug*
    '';
  };

  # A manifest with an error does not become a part of the system. JSON is YAML.
  manifest = name: guests:
    pkgs.runCommand "${name}.xlplug.yaml"
      { text = builtins.toJSON { inherit guests; }; passAsFile = [ "text" ]; }
      ''
        cp "$textPath" "$out"
        ${package}/bin/xlplug lint --settings none --fail-on error "$out"
      '';

  options = lib.optional cfg.prune "--prune"
    ++ lib.concatMap (directory: [ "--script-dir" directory ]) cfg.scriptDirectories;
in
{
  options.services.xlplug = {
    enable = lib.mkEnableOption "xlplug, and the manifests of this host";
    archive = lib.mkOption {
      type = lib.types.path;
      description = "The archive of a release, such as ./xlplug-0.1.0-linux-x86_64.tar.gz.";
    };
    manifests = lib.mkOption {
      type = lib.types.attrsOf (lib.types.attrsOf lib.types.anything);
      default = { };
      description = "Manifests: from a name to the guests, each with disks and nics.";
    };
    prune = lib.mkOption {
      type = lib.types.bool;
      default = false;
      description = "Whether devices that the manifests do not describe are detached.";
    };
    scriptDirectories = lib.mkOption {
      type = lib.types.listOf lib.types.str;
      default = [ ];
      description = "Directories whose scripts may run, besides /etc/xen/scripts.";
    };
  };

  config = lib.mkIf cfg.enable {
    environment.systemPackages = [ package ];
    environment.etc = {
      "xlplug/apply.env".text = ''
        XLPLUG_APPLY_OPTIONS="${lib.escapeShellArgs options}"
      '';
    } // lib.mapAttrs'
      (name: guests: lib.nameValuePair "xlplug/manifests/${name}.xlplug.yaml" { source = manifest name guests; })
      cfg.manifests;
    systemd.packages = [ package ];
    systemd.services.xlplug-apply = {
      wantedBy = [ "multi-user.target" ];
      # Scripts search their commands there.
      path = [ pkgs.bash pkgs.coreutils pkgs.gawk pkgs.gnugrep pkgs.gnused pkgs.iproute2 pkgs.util-linux pkgs.xen ];
      restartTriggers = lib.mapAttrsToList manifest cfg.manifests;
    };
  };
}
