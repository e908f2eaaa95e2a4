"""The pages of the planner: public, for anybody; own, for who studies."""
